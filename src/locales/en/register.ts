import type { register as fi } from '../fi/register.ts'

export const register = {
  'duties.assigned': 'You have been given more to answer. You now have {{what}}. Please answer by {{due}} ({{left}}).',
  'step.assigned': 'Word to a new owner',
  'refusal.other-programme':
    'The file belongs to another programme: it says {{programme}}, this one is {{current}}. Write "export" and edit the file you get.',
  'refusal.series-in-use':
    'The series {{series}} cannot be left out because it has rounds already. Put it back into the file and send the file again.',
  'refusal.register-changed':
    'Somebody else changed the register meanwhile, so nothing was changed. Write "import" and look through the changes again.',
  'refusal.upload-gone':
    'These changes are no longer waiting: they were dropped, or a newer file has taken their place. Write "import" and send the file again.',
  'audit.act.imported': 'Register changed',
  'audit.act.assigned': 'Owner changed',
  'audit.act.reworded': 'Suggested wording accepted',
  'audit.entry': '{{change}} {{field}}',
  'register.change.added': 'Added',
  'register.change.changed': 'Changed',
  'register.change.ended': 'Ended',
  'register.change.removed': 'Removed',
} as const satisfies Record<keyof typeof fi, string>
