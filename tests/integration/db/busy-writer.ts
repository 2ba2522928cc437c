import { messageOf, openStores } from '../temp-workspace.ts';

// A process of its own that writes to the database it is given until it is killed: each line it prints
// is a message that is kept.
const [path = ''] = process.argv.slice(2);
const { replies } = openStores(path);
for (let n = 1; ; n += 1) {
  const message = messageOf('U1', `${1_000 + n}.000000`, `later words ${n}`);
  await replies.record(message, 'thread', () => `later-${n}`, new Date());
  console.log(n);
}
