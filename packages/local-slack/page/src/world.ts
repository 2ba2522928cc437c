import type { EntryKey, FromServer, PageEntries } from '../../src/page/wire.ts';

/** What the page knows of the workspace. A part that has not changed stays the same object. */
export type World = {
  readonly team: PageEntries['team'] | undefined;
  readonly people: ReadonlyMap<string, PageEntries['person']>;
  readonly channels: ReadonlyMap<string, PageEntries['channel']>;
  readonly groups: ReadonlyMap<string, PageEntries['group']>;
  readonly views: ReadonlyMap<string, PageEntries['view']>;
  /** Of each channel, oldest first. */
  readonly messages: ReadonlyMap<string, readonly PageEntries['message'][]>;
  readonly offers: PageEntries['offers'];
  readonly tour: PageEntries['tour'];
  readonly forms: PageEntries['forms'];
  readonly traffic: ReadonlyMap<string, PageEntries['traffic']>;
  /** The workspace's clock less the machine's, in milliseconds. */
  readonly clockAhead: number;
};

export const EMPTY_WORLD: World = {
  team: undefined,
  people: new Map(),
  channels: new Map(),
  groups: new Map(),
  views: new Map(),
  messages: new Map(),
  offers: [],
  tour: [],
  forms: [],
  traffic: new Map(),
  clockAhead: 0,
};

type Changes = Extract<FromServer, { kind: 'changes' }>;

/** The world after what the server told. */
export function afterChanges(before: World, { fresh, now, set, gone }: Changes): World {
  const base = fresh ? EMPTY_WORLD : before;
  const draft = new Draft(base);
  for (const key of gone) draft.remove(key);
  for (const [key, value] of set) draft.put(key, value);
  return { ...draft.finish(), clockAhead: now - Date.now() };
}

const MAPS = {
  person: 'people',
  channel: 'channels',
  group: 'groups',
  view: 'views',
  traffic: 'traffic',
} as const;

const SINGLES = ['team', 'offers', 'tour', 'forms'] as const;

/** Whether there is only one of a kind. */
function isSingle(kind: keyof PageEntries): kind is (typeof SINGLES)[number] {
  return SINGLES.some((single) => single === kind);
}

/** Copies what is written to, once, and shares the rest. */
class Draft {
  #world: World;
  readonly #copied = new Set<string>();
  readonly #touched = new Map<string, Map<string, PageEntries['message']>>();

  constructor(world: World) {
    this.#world = world;
  }

  put(key: EntryKey, value: unknown): void {
    const { kind, id } = split(key);
    if (isSingle(kind)) this.#world = { ...this.#world, [kind]: value };
    else if (kind === 'message') {
      const message = value as PageEntries['message'];
      this.#channel(message.channel).set(message.ts, message);
    } else this.#map(MAPS[kind]).set(id, value);
  }

  remove(key: EntryKey): void {
    const { kind, id } = split(key);
    if (kind === 'message') {
      const [channel = '', ts = ''] = id.split('/');
      this.#channel(channel).delete(ts);
    } else if (!isSingle(kind)) this.#map(MAPS[kind]).delete(id);
  }

  finish(): World {
    if (this.#touched.size === 0) return this.#world;
    const messages = new Map(this.#world.messages);
    for (const [channel, byTs] of this.#touched)
      messages.set(
        channel,
        [...byTs.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1)),
      );
    return { ...this.#world, messages };
  }

  #channel(id: string): Map<string, PageEntries['message']> {
    const known = this.#touched.get(id);
    if (known) return known;
    const byTs = new Map((this.#world.messages.get(id) ?? []).map((each) => [each.ts, each]));
    this.#touched.set(id, byTs);
    return byTs;
  }

  #map(name: (typeof MAPS)[keyof typeof MAPS]): Map<string, unknown> {
    if (!this.#copied.has(name)) {
      this.#copied.add(name);
      this.#world = { ...this.#world, [name]: new Map<string, unknown>(this.#world[name]) };
    }
    return this.#world[name] as unknown as Map<string, unknown>;
  }
}

function split(key: EntryKey): { kind: keyof PageEntries; id: string } {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash) as keyof PageEntries, id: key.slice(slash + 1) };
}
