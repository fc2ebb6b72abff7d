import type { Store } from '../../src/actions/ports.ts'
import type { Programme } from '../../src/domain/programme.ts'
import {
  aChannel,
  aDelivery,
  anAccount,
  anEdition,
  anOpening,
  aProgramme,
  aRound,
  aSave,
  aSending,
  claimTerms,
  coordinator,
  now,
  owner,
  secondOwner,
  spring,
  values,
} from '../builders.ts'

/** What nobody types on purpose, and what must come back as it went. */
export const hostileText = ' =1+1\n<b>åäö</b>\u2028\u2029\r"\\u0000" \u0000 \ud800 ‮😀 '

const subject = 'line/perhekeskus/availability'

/** A register that uses everything a register can hold. */
export function aFullProgramme(): Programme {
  const [project] = aProgramme().projects
  return aProgramme({
    name: { fi: hostileText, sv: 'Västra Nyland' },
    areas: [{ id: 'children', name: 'Lapset', owners: [secondOwner] }],
    units: [{ id: 'peso', name: 'Peso' }],
    places: [{ id: 'lohja', name: 'Lohja' }],
    themes: [
      {
        id: 'k1',
        number: 1,
        goal: 'availability',
        name: 'Kärki',
        baseline: 50,
        owners: [],
        sections: [{ id: 'one', title: 'Osa', units: ['peso'], owners: [owner], active: { to: '2022-12-31' } }],
        active: { from: '2021-01-01', to: '2023-12-31' },
      },
    ],
    people: [{ email: owner, name: hostileText, language: 'sv', deputy: secondOwner }, { email: secondOwner }],
    readers: ['chair@example.fi'],
    contacts: [{ email: 'authority@example.fi', role: 'Authority' }],
    channel: { team: 'Programme', channel: 'Reports' },
    projects: [
      {
        ...(project ?? { id: 'perhekeskus', name: '', formerNames: [], owners: [], active: {} }),
        area: 'children',
        units: ['peso'],
        places: ['lohja'],
        active: { from: '2021-01-01', ended: 'Yhdistyi' },
        lines: [
          {
            goal: 'availability',
            theme: 'k1',
            active: { to: '2023-12-31' },
            baseline: 25,
            alsoUnder: [],
            parts: ['Osa A'],
            targets: [{ id: 't', text: 'Tavoite', indicators: [{ id: 'i', text: 'Mittari', type: 'number' }] }],
          },
        ],
      },
    ],
    history: [{ series: 'oma-arviointi', round: '2020-11-15', subject, answers: { level: 0, results: hostileText } }],
    summaries: [{ series: 'oma-arviointi', round: '2020-11-15', goal: 'availability', text: hostileText }],
  })
}

/** Something of everything that a store keeps. */
export async function fillStore(store: Store): Promise<void> {
  const round = aRound().id
  await store.importRegister(aFullProgramme())
  await store.openRound(anOpening())
  await store.openRound({ ...anOpening(aRound(spring)), by: coordinator, reason: hostileText })
  const answer = values({ level: 25, results: hostileText })
  await store.saveDraft(aSave({ answer }))
  await store.send(aSending({ answers: { [subject]: answer }, by: coordinator, onBehalfOf: owner }))
  await store.saveDraft(aSave({ expectedRevision: 1, answer: values({ level: 50 }), by: secondOwner }))
  await store.saveDraft(
    aSave({
      sheet: 'project/other',
      subject: 'project/other',
      answer: { kind: 'quick', quick: 'nothing', reason: 'x' },
    }),
  )
  await store.actOnSheet(round, 'project/perhekeskus', {
    act: 'returned',
    revision: 1,
    subjects: [subject],
    comment: hostileText,
    by: coordinator,
    at: now,
  })
  await store.actOnRound(round, {
    act: 'exempted',
    subjects: ['project/x'],
    reason: hostileText,
    by: coordinator,
    at: now,
  })
  await store.handOver(round, [
    { sheet: 'project/perhekeskus', from: owner, to: secondOwner, by: owner, at: now, absence: { from: '2021-11-01' } },
    { sheet: 'project/perhekeskus', from: secondOwner, to: owner, by: owner, at: now, reason: hostileText },
  ])
  await store.extendRound(
    aRound(),
    { ...aRound(), answersDue: '2021-11-12', extended: { times: 1, at: now } },
    { answersDue: '2021-11-12', before: '2021-11-08', by: coordinator, at: now, reason: hostileText },
  )
  await store.saveNote({
    round,
    key: 'summary|availability|',
    expectedRevision: 0,
    content: { state: 'written', text: hostileText, language: 'fi', day: '2021-11-01' },
    at: now,
    by: coordinator,
  })
  await store.saveNote({
    round,
    key: 'suggestion|perhekeskus|availability|',
    expectedRevision: 0,
    content: {
      state: 'suggested',
      text: '',
      wording: {
        before: { text: '', indicators: [], source: '' },
        after: { text: hostileText, indicators: [hostileText], source: hostileText },
        swap: { accepted: { id: 't1', text: { sv: hostileText }, indicators: [] } },
      },
    },
    at: now,
    by: owner,
  })
  await store.planStep(round, 'opening', [aDelivery(), aDelivery({ recipient: secondOwner })])
  await store.planStep(round, 'before-10', [])
  const [claimed] = await store.claimDue(claimTerms(), 1)
  if (claimed !== undefined) {
    const { holder, realNow } = claimTerms()
    await store.beginDelivery(claimed.key, holder, realNow)
    const sent = { outcome: 'sent', at: now, conversation: 'chat', message: 'm1', content: '2 3 0' } as const
    await store.closeDelivery(claimed.key, holder, sent)
    const face = { shows: 'sheet', sheet: 'project/perhekeskus' } as const
    const card = { conversation: 'chat', message: 'm1', step: 'opening', face, content: '1' }
    await store.noteCard(round, claimed.key.recipient, card, now)
  }
  await store.changeRegister({
    programme: aFullProgramme(),
    change: {
      number: 1,
      id: 'change-1',
      act: 'import',
      by: coordinator,
      at: now,
      why: hostileText,
      changes: [],
    },
    moves: [
      {
        round,
        sheet: 'project/perhekeskus',
        project: 'perhekeskus',
        before: [owner],
        after: [secondOwner],
      },
    ],
  })
  await store.keepUpload({ id: 'upload-1', by: coordinator, at: now, version: 1, programme: aFullProgramme() })
  await store.publish(anEdition())
  await store.publish(anEdition({ number: 2, publishedBy: coordinator, hash: 'abc' }))
  const { setBy: _, ...chat } = aChannel()
  await store.saveAccount(anAccount({ name: hostileText, chat, language: 'sv', reminders: 'last-ones' }))
  await store.saveAccount(anAccount({ email: secondOwner, objectId: 'object-2', reach: 'roster' }))
  await store.setChannel(aChannel({ name: hostileText, setAt: now }))
  await store.setChannel(aChannel({ conversation: '19:other@thread.tacv2', setAt: now }))
  await store.noteMoment(now)
}
