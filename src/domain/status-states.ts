/** What a status can be limited to beside names of the register. */
export const statusStates = [
  'all',
  'missing',
  'draft',
  'sent',
  'late',
  'exempt',
  'returned',
  'accepted',
  'unreachable',
  'delivered',
  'opened',
] as const
export type StatusState = (typeof statusStates)[number]

/** What people type for it, in any language; the Swedish `sent` would be the English one, so late is `sena`. */
export const stateWords: Readonly<Record<StatusState, readonly string[]>> = {
  all: ['all', 'kaikki', 'alla'],
  missing: ['missing', 'puuttuu', 'puuttuva', 'puuttuvat', 'saknas', 'saknade'],
  draft: ['draft', 'drafts', 'luonnos', 'luonnokset', 'utkast'],
  sent: [
    ...['sent', 'answered', 'lähetetty', 'lähetetyt', 'vastattu', 'vastatut'],
    ...['skickat', 'skickade', 'besvarat', 'besvarade'],
  ],
  late: ['late', 'myöhässä', 'myöhästynyt', 'myöhästyneet', 'sena', 'för sent', 'inkom sent'],
  exempt: ['exempt', 'not reported', 'ei raportoida', 'ei raportoitavat', 'befriade', 'rapporteras inte'],
  returned: ['returned', 'palautettu', 'palautetut', 'återsänd', 'återsänt', 'återsända'],
  accepted: ['accepted', 'hyväksytty', 'hyväksytyt', 'godkänd', 'godkänt', 'godkända'],
  unreachable: ['unreachable', 'not reachable', 'ei tavoitettavissa', 'tavoittamattomat', 'nås inte', 'onådda'],
  delivered: ['delivered', 'toimitettu', 'toimitetut', 'levererad', 'levererat', 'levererade'],
  opened: ['opened', 'avattu', 'avatut', 'avannut', 'öppnad', 'öppnat', 'öppnade'],
}

/** For lines that still lack a target or an indicator. */
export const lackingWords: readonly string[] = [
  ...['no-targets', 'no targets', 'no indicators', 'ilman tavoitetta', 'ilman tavoitteita', 'ilman mittaria'],
  ...['ilman mittareita', 'utan mål', 'utan indikator', 'utan indikatorer'],
]

/** How far somebody has come with what they were sent: for coordinators only. */
export const funnelStates: ReadonlySet<StatusState> = new Set(['unreachable', 'delivered', 'opened'])
