import type { PageFile } from '../../src/page/wire.ts';
import { Icon } from './icon.tsx';

/** The files of a message: pictures are shown, anything else is a card that opens it. */
export function Files({ files }: { readonly files: readonly PageFile[] }) {
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) => (
        <FileOf key={file.id} file={file} />
      ))}
    </div>
  );
}

function FileOf({ file }: { readonly file: PageFile }) {
  const { id, title, name, mimetype, size, clip } = file;
  if (clip) return <Clip clip={clip} />;
  const address = `file/${id}/${encodeURIComponent(name)}`;
  if (mimetype.startsWith('image/'))
    return (
      <figure class="file-picture">
        <figcaption>{title}</figcaption>
        <a href={address} target="_blank" rel="noopener noreferrer">
          <img class="picture" src={address} alt={title} loading="lazy" />
        </a>
      </figure>
    );
  return (
    <a class="file-card" href={address} target="_blank" rel="noopener noreferrer">
      <span class="file-kind" aria-hidden="true">
        {(name.split('.').at(-1) ?? '').slice(0, 4)}
      </span>
      <span>
        <b>{title}</b>
        <small>{inWords(size)}</small>
      </span>
    </a>
  );
}

/** A voice clip: how long it is, and what was said once that is known. */
function Clip({
  clip: { seconds, status, spoken },
}: {
  readonly clip: NonNullable<PageFile['clip']>;
}) {
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <div class="clip">
      <p>
        <Icon name="microphone" /> Voice clip, {length}
      </p>
      {status === 'complete' ? <blockquote>{spoken}</blockquote> : null}
      {status === 'processing' ? <p class="hint">The transcript is being written …</p> : null}
      {status === 'failed' ? <p class="hint">There is no transcript.</p> : null}
    </div>
  );
}

function inWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
