import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortFiles } from '../../../src/features/answers/slack/parse-message.ts';

describe('the files of a message', () => {
  it.each([
    { id: 'F1', subtype: 'slack_audio', mimetype: 'audio/mp4' },
    { id: 'F1', subtype: 'slack_audio' },
    { id: 'F1', subtype: 'slack_video', mimetype: 'video/mp4' },
    { id: 'F1', mimetype: 'audio/webm', duration_ms: 900 },
    { id: 'F1', mimetype: 'video/mp4', subtype: null },
  ])('are clips where they carry sound: %j', (file) => {
    expect(sortFiles([file])).toEqual({ clips: [{ fileId: 'F1' }], otherFiles: 0 });
  });

  it('are told apart, each clip once', () => {
    const clip = { id: 'F1', subtype: 'slack_audio' };
    const files = [clip, { id: 'F2', mimetype: 'image/png' }, { id: 'F3', subtype: 'slack_video' }];
    expect(sortFiles(files)).toEqual({
      clips: [{ fileId: 'F1' }, { fileId: 'F3' }],
      otherFiles: 1,
    });
  });

  it('are not there once they are deleted', () => {
    expect(sortFiles([{ id: 'F1', mode: 'tombstone' }])).toEqual({ clips: [], otherFiles: 0 });
  });

  it('of an unknown shape are files, and never throw', () => {
    expect(sortFiles([7, null, { mimetype: 'audio/mp4' }, { id: 'F1', mimetype: 9 }])).toEqual({
      clips: [],
      otherFiles: 4,
    });
    fc.assert(
      fc.property(fc.array(fc.anything()), (files) => {
        const { clips, otherFiles } = sortFiles(files);
        return clips.length + otherFiles <= files.length;
      }),
    );
  });
});
