/** A line of a Dockerfile: COPY with its words, and what follows the word as it stands. */
export type Instruction = {
  readonly word: string;
  readonly rest: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly args: readonly string[];
};

/** A stage of a Dockerfile; '' names one without a name. */
export type Stage = {
  readonly name: string;
  readonly image: string;
  readonly instructions: readonly Instruction[];
};

/** Reads the part of the language of Dockerfiles that ours is written in. */
export function readDockerfile(text: string): readonly Stage[] {
  const lines = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const variables = new Map<string, string>();
  const stages: { name: string; image: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const instruction = readLine(line);
    const { word, args } = instruction;
    if (word === 'ARG') {
      const [name = '', value = ''] = (args[0] ?? '').split('=');
      variables.set(name, value);
    } else if (word === 'FROM') {
      const image = (args[0] ?? '').replace(/\$\{(\w+)\}/g, (_, name) => variables.get(name) ?? '');
      stages.push({ name: args[2] ?? '', image, instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

function readLine(line: string): Instruction {
  const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
  const words = rest.split(/\s+/);
  const flags = words.filter((each) => each.startsWith('--'));
  return {
    word,
    rest,
    flags: Object.fromEntries(flags.map((flag) => flag.slice(2).split('='))),
    args: words.filter((each) => !each.startsWith('--')),
  };
}
