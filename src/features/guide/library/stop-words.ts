/** English words that carry no subject of their own; a question is searched without them. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being
  below between both but by can cannot could did do does doing done down during each either few for
  from further get gets getting got had has have having he her here hers herself him himself his how
  i if in into is it its itself just like me more most much my myself nor now of off on once only or
  other our ours ourselves out over own please really same she should so some such than that the
  their theirs them themselves then there these they thing things this those through to too under
  until up us very was we were what when where which while who whom whose why will with would you
  your yours yourself yourselves don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn
  haven hadn ain ll ve re m s t d let lets tell keep keeps kept`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
