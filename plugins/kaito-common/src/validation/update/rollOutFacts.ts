/** What KAITO's controller makes of changes to a Workspace that exists, in words: for findings on updates and for drift. */
export const ROLL_OUT_FACTS = {
  configAdded:
    'A config added after creation is mounted and the pods restart for it, but vLLM is not told to read it',
  configRemoved:
    'The pods restart without the file, while the command they run still names it',
  firstAdapter:
    'The first adapter cannot be added later: the pods restart with it, but vLLM is started without LoRA support',
  template: 'A changed template is not rolled out to what already runs',
  tuningJob:
    'KAITO deletes the tuning Job and creates it again with the change: training starts over',
} as const;
