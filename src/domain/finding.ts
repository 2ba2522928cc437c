/** What was found where something was tried; `says` is for whoever runs the app, and holds no secret. */
export type Finding = {
  /** 'left out' where there was nothing to try. */
  readonly state: 'well' | 'wrong' | 'left out';
  readonly says: string;
};

/** It works. */
export const well = (says: string): Finding => ({ state: 'well', says });

/** It does not; `says` names what to mend. */
export const wrong = (says: string): Finding => ({ state: 'wrong', says });

/** It was not tried; `says` why. */
export const leftOut = (says: string): Finding => ({ state: 'left out', says });
