import { acceptAnswers } from '../../src/actions/accept-answers.ts'
import { applyProposal } from '../../src/actions/apply-proposal.ts'
import { askExtension } from '../../src/actions/ask-extension.ts'
import { assignSheet } from '../../src/actions/assign-sheet.ts'
import { closeRound } from '../../src/actions/close-round.ts'
import { type Decision, decideSuggestion } from '../../src/actions/decide-suggestion.ts'
import { exemptSubjects } from '../../src/actions/exempt-subjects.ts'
import { handOn } from '../../src/actions/hand-on.ts'
import { loadProgramme } from '../../src/actions/load-round.ts'
import { moveText } from '../../src/actions/move-text.ts'
import { openRound } from '../../src/actions/open-round.ts'
import { proposeRegister } from '../../src/actions/propose-register.ts'
import { publishOnRequest } from '../../src/actions/publish-report.ts'
import { remindMissing } from '../../src/actions/remind-missing.ts'
import { reopenSheet } from '../../src/actions/reopen-sheet.ts'
import { returnAnswers } from '../../src/actions/return-answers.ts'
import { savePage } from '../../src/actions/save-page.ts'
import { sendSheet } from '../../src/actions/send-sheet.ts'
import { setChannel } from '../../src/actions/set-channel.ts'
import { suggestWording } from '../../src/actions/suggest-wording.ts'
import { undoSuggestion } from '../../src/actions/undo-suggestion.ts'
import type { AuditAct, AuditEvent } from '../../src/domain/audit-event.ts'
import type { Instant } from '../../src/domain/instant.ts'
import { aChannel, coordinator, owner, secondOwner } from '../builders.ts'
import type { TestContext } from '../fakes/action-context.ts'
import { aPageRequest, aSheetRequest, round, sheet, subject } from './answering.ts'
import { aReturnRequest, deputy, place, secondCoordinator } from './desk.ts'

const project = 'perhekeskus'
const asked = { person: coordinator, round, step: 'confirm' } as const
export const target = { id: 't1', text: 'Apu löytyy', indicators: [] }
const wording = { project, goal: 'availability', target: 't1' }
const typed = { text: 'Apu löytyy heti', indicators: '', source: '' }
const extendedLock = '2021-11-26T21:59:00.000Z'
const results = 'Soitin ja kirjasin.'

/** One act as a coordinator does it, or an owner who suggests, and what `audit` tells of it beside when it was. */
export interface AuditedAct {
  readonly name: string
  readonly at?: Instant
  readonly does: (context: TestContext) => Promise<object | undefined>
  readonly told: readonly (Partial<AuditEvent> & { readonly act: AuditAct })[]
}

/** In the order in which they can be done, a minute after one another unless a moment is given. */
export const auditedActs: readonly AuditedAct[] = [
  {
    name: 'opens a round before its time',
    does: (context) => openRound(context, { ...asked, comment: 'Syysloma' }),
    told: [{ act: 'opened', by: coordinator, round, why: 'Syysloma', count: 1 }],
  },
  {
    name: 'reminds the missing, limited to one project',
    does: (context) =>
      remindMissing(context, { ...asked, filter: project, asked: context.clock.now(), override: false }),
    told: [{ act: 'reminded', by: coordinator, round, count: 2, after: project }],
  },
  {
    name: 'hands a project on for the round',
    does: (context) => handOn(context, { ...asked, sheet, deputy, what: sheet, comment: 'Sairausloma' }),
    told: [owner, secondOwner].map((before) => ({
      ...{ act: 'handed-over', by: coordinator, round, sheet, project, person: deputy },
      ...{ why: 'Sairausloma', before, after: deputy },
    })),
  },
  {
    name: 'takes it back',
    does: (context) =>
      handOn(context, { ...asked, step: 'undo', sheet, deputy: `${owner},${secondOwner}`, what: sheet, comment: '' }),
    told: [owner, secondOwner].map((after) => ({ act: 'handed-over', by: coordinator, before: after, after })),
  },
  {
    name: 'names a deputy for everything its owners owe',
    does: (context) => handOn(context, { ...asked, sheet, deputy, what: 'all', comment: 'Vuorotteluvapaa' }),
    told: [owner, secondOwner].map((before) => ({
      ...{ act: 'handed-over', by: coordinator, before, after: deputy, why: 'Vuorotteluvapaa' },
    })),
  },
  {
    name: 'answers on behalf of an owner',
    async does(context) {
      await savePage(context, aPageRequest({ person: coordinator, typed: { level: '25', results } }), 'next')
      const second = { person: coordinator, subject: sheet, typed: { status: 'on-track' } }
      await savePage(context, aPageRequest(second), 'next')
      return sendSheet(context, aSheetRequest({ person: coordinator }))
    },
    told: [{ act: 'answered-on-behalf', by: coordinator, round, sheet, project, person: owner, count: 1 }],
  },
  {
    name: 'returns it with a comment',
    does: (context) => returnAnswers(context, aReturnRequest({ what: subject })),
    told: [{ act: 'returned', by: coordinator, round, sheet, project, subjects: [subject], why: 'Kerro myös luvut.' }],
  },
  {
    name: 'accepts it with a comment',
    does: (context) => acceptAnswers(context, { ...place, step: 'confirm', revision: 1, comment: 'Kiitos!' }),
    told: [{ act: 'accepted', by: coordinator, round, sheet, project, why: 'Kiitos!' }],
  },
  {
    name: 'takes the acceptance back',
    does: (context) => acceptAnswers(context, { ...place, person: secondCoordinator, step: 'undo', revision: 1 }),
    told: [{ act: 'acceptance-withdrawn', by: secondCoordinator, round, sheet, project }],
  },
  {
    name: 'moves a text to where it belongs',
    async does(context) {
      const where = { ...place, from: `${subject}#results`, to: `${sheet}#deviation` }
      const form = await moveText(context, { ...where, seen: '' })
      return moveText(context, { ...where, step: 'confirm', seen: 'seen' in form ? String(form.seen.seen) : '' })
    },
    told: [
      { act: 'moved', by: coordinator, round, sheet, project, subjects: [subject, sheet], before: '', after: results },
    ],
  },
  {
    name: 'exempts a line',
    does: (context) => exemptSubjects(context, { ...asked, sheet, what: subject, comment: 'Linja on tauolla.' }),
    told: [{ act: 'exempted', by: coordinator, round, project, subjects: [subject], why: 'Linja on tauolla.' }],
  },
  {
    name: 'takes the exemption back',
    does: (context) => exemptSubjects(context, { ...asked, step: 'undo', sheet, what: subject, comment: '' }),
    told: [{ act: 'included', by: coordinator, round, project, subjects: [subject] }],
  },
  {
    name: 'extends the round',
    does: (context) => askExtension(context, { ...asked, day: '2021-11-19', comment: 'Järjestelmä oli poissa.' }),
    told: [
      {
        ...{ act: 'extended', by: coordinator, round, before: '2021-11-08', after: '2021-11-19' },
        why: 'Järjestelmä oli poissa.',
      },
    ],
  },
  {
    name: 'takes a suggestion of an owner',
    async does(context) {
      await suggest(context)
      return decideSuggestion(context, aDecision({ person: secondCoordinator }))
    },
    told: [
      {
        ...{ act: 'reworded', by: secondCoordinator, project, subjects: [subject] },
        ...{ entry: 'lines perhekeskus/availability', field: 'targets.t1.text' },
        ...{ before: 'Apu löytyy', after: typed.text },
      },
      { act: 'suggested', by: owner, round, project, subjects: [subject], before: 'Apu löytyy', after: typed.text },
    ],
  },
  {
    name: 'takes the acceptance back',
    does: (context) =>
      undoSuggestion(context, {
        person: coordinator,
        place: { project, goal: 'availability', target: 't1' },
        revision: 2,
      }),
    told: [
      {
        ...{ act: 'rewording-undone', by: coordinator, project, subjects: [subject] },
        ...{ before: typed.text, after: 'Apu löytyy' },
      },
    ],
  },
  {
    name: 'declines another with a reason',
    async does(context) {
      await suggest(context, { version: 2, revision: 3, text: 'Apu löytyy joskus' })
      return decideSuggestion(context, aDecision({ step: 'decline', revision: 4, version: 2, reason: 'Liian väljä.' }))
    },
    told: [
      { act: 'suggested', by: owner, round, project, before: 'Apu löytyy', after: 'Apu löytyy joskus' },
      { act: 'suggestion-declined', by: coordinator, round, project, subjects: [subject], why: 'Liian väljä.' },
    ],
  },
  {
    name: 'exempts the whole project',
    does: (context) => exemptSubjects(context, { ...asked, sheet, what: 'all', comment: 'Projekti on tauolla.' }),
    told: [
      { act: 'exempted', by: coordinator, round, project, subjects: [subject, sheet], why: 'Projekti on tauolla.' },
    ],
  },
  {
    name: 'closes the round before its time',
    does: (context) => closeRound(context, { ...asked, comment: 'Kaikki on saatu.' }),
    told: [{ act: 'closed', by: coordinator, round, before: extendedLock, why: 'Kaikki on saatu.' }],
  },
  {
    name: 'opens it again',
    does: (context) => openRound(context, asked),
    told: [{ act: 'opened-again', by: coordinator, round }],
  },
  {
    name: 'hands in a register and applies it',
    async does(context) {
      const register = await loadProgramme(context)
      const projects = register.projects.map((each) => ({ ...each, name: 'Perhepalvelut' }))
      const programme = { ...register, projects }
      await proposeRegister(context, { person: coordinator, id: 'one', programme })
      const version = (await context.store.registerChanges()).length
      return applyProposal(context, { person: coordinator, id: 'one', version, why: 'Sijaisuus' })
    },
    told: [
      {
        ...{ act: 'imported', by: coordinator, project, why: 'Sijaisuus', field: 'name' },
        ...{ before: 'Perhekeskus', after: 'Perhepalvelut' },
      },
    ],
  },
  {
    name: 'gives a project to another owner',
    does: (context) =>
      assignSheet(context, {
        ...{ person: coordinator, sheet, before: [owner, secondOwner], after: [deputy] },
        comment: 'Uusi tehtävä',
      }),
    told: [
      {
        ...{ act: 'assigned', by: coordinator, project, field: 'owners', why: 'Uusi tehtävä' },
        ...{ before: `${owner}, ${secondOwner}`, after: deputy },
      },
    ],
  },
  {
    name: 'chooses another channel',
    does: (context) => setChannel(context, { person: coordinator, address: { ...aChannel(), name: 'Raportit' } }),
    told: [{ act: 'channel-set', by: coordinator, after: 'Raportit' }],
  },
  {
    name: 'publishes the report',
    does: (context) => publishOnRequest(context, { person: coordinator, round }),
    told: [{ act: 'published', by: coordinator, round, count: 1 }],
  },
  {
    name: 'opens one project again after the lock',
    at: '2021-11-29T08:00:00.000Z',
    does: (context) =>
      reopenSheet(context, { ...asked, sheet, day: '2021-12-01', time: '16:00', comment: 'Luku puuttui.' }),
    told: [
      {
        ...{ act: 'reopened', by: coordinator, round, sheet, project, why: 'Luku puuttui.' },
        ...{ before: extendedLock, after: '2021-12-01T14:00:00.000Z' },
      },
    ],
  },
  {
    name: 'ends that',
    does: (context) => reopenSheet(context, { ...asked, step: 'undo', sheet, day: '', time: '', comment: '' }),
    told: [
      {
        ...{ act: 'reopening-ended', by: coordinator, round, sheet, project, before: '2021-12-01T14:00:00.000Z' },
      },
    ],
  },
]

function suggest(context: TestContext, { version = 0, revision = 0, text = typed.text } = {}) {
  const page = { person: owner, round, sheet, subject, part: 0, language: 'fi' } as const
  return suggestWording(context, { ...page, target: 't1', version, revision, typed: { ...typed, text } })
}

function aDecision(overrides: Partial<Decision>): Decision {
  return { person: coordinator, place: wording, step: 'take', revision: 1, version: 0, typed, reason: '', ...overrides }
}
