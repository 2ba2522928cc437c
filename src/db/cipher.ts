import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Makes words unreadable for whoever has the file and not the key, and readable again. */
export type Cipher = {
  readonly seal: (words: string) => string;
  /** Words that were kept without a key come back as they are. Throws where the key is another one. */
  readonly open: (kept: string) => string;
  /** Whether this is what `seal` makes of words now. */
  readonly isCurrent: (kept: string) => boolean;
};

/** Keys of 32 bytes: `current` seals; `before` opens what an earlier key has sealed. */
export type Keys = { readonly current?: Buffer | undefined; readonly before?: Buffer | undefined };

/** Begins what is sealed; nobody types this control character. */
const MARK = '\u0001sealed:';
const [NONCE_BYTES, TAG_BYTES] = [12, 16];

/**
 * AES-256-GCM with a random nonce for each text, so that the same words look different each time.
 * What is sealed is `mark, id of the key, ".", base64 of nonce, tag and words`. An empty text stays
 * empty: that somebody has erased their words is no secret, and queries ask for it.
 */
export function createCipher({ current, before }: Keys): Cipher {
  const known = new Map([before, current].flatMap((key) => (key ? [[idOf(key), key]] : [])));
  const prefix = current === undefined ? undefined : `${MARK}${idOf(current)}.`;
  return {
    seal(words) {
      if (words === '') return words;
      if (current === undefined || prefix === undefined) return withoutMark(words);
      return prefix + sealed(words, current);
    },
    open(kept) {
      if (!kept.startsWith(MARK)) return kept;
      const [id = '', body = ''] = kept.slice(MARK.length).split('.', 2);
      const key = known.get(id);
      if (key === undefined) throw new WrongKey(id, known.size > 0);
      return opened(body, key);
    },
    isCurrent: (kept) =>
      kept === '' || (prefix === undefined ? !kept.startsWith(MARK) : kept.startsWith(prefix)),
  };
}

/** Keeps words as they are. */
export const NO_CIPHER = createCipher({});

/** Words are sealed with a key that was not given. */
export class WrongKey extends Error {
  constructor(id: string, isOther: boolean) {
    super(
      isOther
        ? `What people wrote is encrypted with another key than ENCRYPTION_KEY (its mark is ${id}). Set that key; or, to change keys, give it as ENCRYPTION_KEY_BEFORE and run "throughline encrypt".`
        : `What people wrote is encrypted (the mark of its key is ${id}). Set ENCRYPTION_KEY or ENCRYPTION_KEY_FILE.`,
    );
    this.name = 'WrongKey';
  }
}

/** A key of 32 bytes from how it is written, in base64 or hexadecimal; undefined where it is neither. */
export function keyFrom(written: string): Buffer | undefined {
  const text = written.trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  const key = Buffer.from(text, 'base64');
  return /^[A-Za-z0-9+/]{43}=?$/.test(text) && key.length === 32 ? key : undefined;
}

function idOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function sealed(words: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

function opened(body: string, key: Buffer): string {
  const bytes = Buffer.from(body, 'base64');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const words = bytes.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(words), decipher.final()]).toString('utf8');
}

/** Somebody's own text must never be taken for a sealed one. */
function withoutMark(words: string): string {
  return words.startsWith(MARK) ? words.slice(1) : words;
}
