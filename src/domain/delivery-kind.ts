import type { Step } from './reminder-plan.ts'

/** What is sent: a step of the plan, or something that somebody's act or silence brings about. */
export type DeliveryKind =
  | Step['kind']
  | 'handover'
  | 'assigned'
  | 'snoozed'
  | 'deviation'
  | 'unreached'
  | 'correction'
  | 'duty'
  | 'duty-reminder'
  | DeskKind

/** What a coordinator's act brings about. */
type DeskKind = 'by-hand' | 'returned' | 'reopened' | 'suggestion'

type Trait =
  /** Brought about by time alone: it keeps to working hours, unlike what follows at once from somebody's act. */
  | 'scheduled'
  /** A contact of a person, of which a newer one says all that an older one would. */
  | 'contact'
  /** Counts towards the most reminders of a round. */
  | 'reminder'

const traits: Readonly<Record<DeliveryKind, readonly Trait[]>> = {
  opening: ['scheduled', 'contact'],
  reminder: ['scheduled', 'contact', 'reminder'],
  overdue: ['scheduled', 'contact', 'reminder'],
  snoozed: ['scheduled', 'contact', 'reminder'],
  handover: ['contact'],
  assigned: ['contact'],
  'by-hand': ['contact'],
  escalation: ['scheduled'],
  report: ['scheduled'],
  'duty-reminder': ['scheduled'],
  duty: [],
  correction: [],
  deviation: [],
  unreached: [],
  returned: [],
  reopened: [],
  suggestion: [],
}

export function hasTrait({ kind }: { readonly kind: DeliveryKind }, trait: Trait): boolean {
  return traits[kind].includes(trait)
}
