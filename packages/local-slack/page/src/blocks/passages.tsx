import type { ComponentChildren } from 'preact';
import { isSafeUrl } from '../../../src/block-kit/html.ts';
import type { Inline, Passage } from '../../../src/block-kit/render-model.ts';

/** Running text. Everything that somebody wrote becomes a text node, never HTML. */
export function Passages({ passages }: { readonly passages: readonly Passage[] }) {
  return (
    <>
      {passages.map((passage, index) => (
        <PassageOf key={index} passage={passage} />
      ))}
    </>
  );
}

function PassageOf({ passage }: { readonly passage: Passage }) {
  switch (passage.kind) {
    case 'paragraph':
      return (
        <div class="paragraph">
          <Words words={passage.words} />
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          <Words words={passage.words} />
        </blockquote>
      );
    case 'code':
      return <pre class="code">{passage.text}</pre>;
    case 'list':
      return <List {...passage} />;
  }
}

function List({ ordered, indent, start, items }: Extract<Passage, { kind: 'list' }>) {
  const list = items.map((words, index) => (
    <li key={index}>
      <Words words={words} />
    </li>
  ));
  const className = `indent-${Math.min(indent, 8)}`;
  return ordered ? (
    <ol class={className} start={start}>
      {list}
    </ol>
  ) : (
    <ul class={className}>{list}</ul>
  );
}

/** One line of words. */
export function Words({ words }: { readonly words: readonly Inline[] }) {
  return (
    <>
      {words.map((word, index) => (
        <Word key={index} word={word} />
      ))}
    </>
  );
}

function Word({ word }: { readonly word: Inline }) {
  const text = <Styled word={word} />;
  if (word.kind === 'mention') return <span class="mention">{text}</span>;
  if (word.kind === 'link' && isSafeUrl(word.url))
    return (
      <a href={word.url} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    );
  return text;
}

function Styled({ word: { text, style } }: { readonly word: Inline }) {
  let drawn: ComponentChildren = text;
  if (style.code) drawn = <code>{drawn}</code>;
  if (style.bold) drawn = <b>{drawn}</b>;
  if (style.italic) drawn = <i>{drawn}</i>;
  if (style.strike) drawn = <s>{drawn}</s>;
  if (style.underline) drawn = <u>{drawn}</u>;
  return <>{drawn}</>;
}
