import type { refusals as fi } from '../fi/refusals.ts'

export const refusals = {
  'refusal.unknown-person':
    'I cannot find you in the programme’s register. Ask the programme office to add your e-mail address.',
  'refusal.not-yours': 'This is not yours to answer. Write "my" to see what is.',
  'refusal.not-for-you': 'Only the programme office can do this. Please contact a coordinator.',
  'refusal.unknown-round': 'There is no round {{round}}. Write its date like this: status 2021-11-15',
  'refusal.which-round': 'This could be one of several rounds. Write the whole name: {{rounds}}',
  'refusal.not-open-yet': 'The round {{round}} is not open yet. You will get a message when it opens.',
  'refusal.round-locked':
    'The round was closed on {{locked}}. If something needs mending, ask for it to be opened: {{who}}.',
  'refusal.unknown-sheet': 'This is not asked in this round. Write "my" to see what is yours.',
  'refusal.unknown-page': 'There is no such item in this round. Write "my" and open the form again.',
  'refusal.unknown-action': 'This button belongs to an old card. Write "my" to get a new one.',
  'refusal.unknown-command': 'I did not understand. Write "help" and I will tell you what I can do.',
  'refusal.bad-card': 'The card could not be read and nothing was changed. Write "my" to get a new one.',
  'refusal.nothing-open': 'No round is open. The next one opens on {{opens}}.',
  'refusal.no-rounds': 'The programme has no rounds to come. The programme office can add them to the programme file.',
  'refusal.only-in-channel': 'Write this in the project channel where the report should appear.',
  'refusal.only-personally': 'This is for you alone: write it to me in our own chat.',
  'refusal.only-locally': 'The clock can be moved in a local trial only.',
  'refusal.bad-time': 'I did not understand the time. Write it like this: clock 2021-11-08 09:00',
  'refusal.clock-goes-forward': 'The clock goes forward only: it already shows {{now}}.',
  'refusal.unknown-language': 'I know Finnish, Swedish and English. Write: language fi, language sv or language en',
  'refusal.unknown-quick-answer': 'That answer cannot be chosen here. Open the item again by writing "my".',
  'refusal.snooze-too-late':
    'The reminder cannot be put off that far: answers are due on {{due}}. Choose an earlier day or answer now.',
  'refusal.unknown-snooze': 'I did not understand when to remind you. Write "my" and choose a time on the card.',
  'refusal.unknown-deputy':
    'Choose or write a person whom the bot can reach in Teams. If they are not found, ask them to install the app, or ask the programme office.',
  'refusal.which-person': 'Which of these do you mean: {{people}}? Write the e-mail address.',
  'refusal.nothing-to-hand-over': 'Choose what to hand over. What has been sent cannot be handed over.',
  'refusal.bad-absence': 'Check the days of the absence: the last day must be after the first and not in the past.',
  'refusal.unknown-reminders': 'Write: reminders last or reminders all',
  'refusal.unknown-project':
    'Nothing is called {{project}}. Write a part of its name, for example: history family centre',
  'refusal.which-project': 'Which of these do you mean: {{projects}}? Write the whole name.',
  'refusal.bad-date': 'I did not understand the date. Write it like this: extend 2021-11-22',
  'refusal.date-past': '{{date}} has already passed. Give today or a later day.',
  'refusal.date-too-far': '{{date}} is more than half a year after the deadline. Check the year and write it again.',
  'refusal.too-fast': 'That was too much at once, and this was not done. Wait a moment and try again.',
  'refusal.unknown-filter':
    'I do not know {{word}}. You can narrow by area, goal, theme, unit, place, owner or state, for example: status missing',
  'refusal.unknown-filter-near': 'I do not know {{word}}. Do you mean one of these: {{near}}?',
  'refusal.only-editions': 'No report has been published yet. Once it has, write "report" for a link to it.',
  'refusal.nothing-published': 'No report of this round has been published yet. Write "report" to see a preview.',
  'refusal.comment-missing': 'Write a short reason, so that others know why.',
  'refusal.bad-comment':
    'The text is too long or has a character that cannot be kept. At most {{limit}} characters fit.',
  'refusal.changed-meanwhile': 'The answers have just changed. Look at them again, then press again.',
  'refusal.round-changed':
    'The round has just been changed: answers are due {{due}}. Look at the status and try again if needed.',
  'refusal.nothing-sent': 'Not all answers have been sent yet. Remind the owner or answer on their behalf.',
  'refusal.nothing-to-return': 'There is no sent answer here to return. Remind the owner.',
  'refusal.locked-for-owner': 'The round is closed, and the owner could not complete it. Open the form again first.',
  'refusal.still-open': 'The round is still open: answers can be changed until {{locks}}.',
  'refusal.bad-moment': 'Give a day and a time that are still to come, within half a year.',
  'refusal.unknown-choice': 'Choose what it is about.',
  'refusal.not-closed':
    'The round was not closed before its time. Write extend and a day to give more time, or open one form again on its card.',
  'refusal.already-locked': 'The round was closed already {{locked}}.',
  'refusal.already-open': 'The round is open already: answers can be changed until {{locks}}.',
  'refusal.nobody-to-remind':
    'There is nobody to remind just now: the answers are in, or those who owe them cannot be reached.',
  'refusal.reminded-already':
    'Everybody has been reminded already, last at {{at}}. Wait an hour after the last reminder.',
  'refusal.nothing-to-move': 'There is no text here to move.',
  'refusal.cannot-move':
    'The text cannot go there: choose another place, or ask the owner to take the short answer back first.',
  'refusal.being-edited':
    'The owner is changing these answers and has not sent the changes. Ask them to send them first.',
  'refusal.not-scheduled':
    'The programme’s schedule has no round {{round}}. Write its deadline like this: open 2022-05-15',
  'refusal.storage-failed':
    'Saving does not work just now. Try again in a moment; if it does not help, tell the administrator.',
  'refusal.defect':
    'Something went wrong and nothing was changed. Try again; if it does not help, tell the administrator.',

  'link.expired': 'The link has expired. Ask the programme office for a new one.',
  'link.broken':
    'The link is not valid. Open the report from its card again, or ask the programme office for a new link.',
  'link.gone': 'There is no such report. Ask the programme office for a new link.',
  'link.too-large':
    'There is too little memory for this file just now. Try again in a while, or open the report from the same card as a web page.',
  'link.busy': 'Too many reports are being opened at once. Try again in a while.',
  'link.away':
    'What is stored cannot be read just now. Try again in a moment; if it does not help, tell the administrator.',
  'link.no-such-part': 'The report has no such part. Open the PDF from its card again.',
  'link.no-such-format':
    'This server cannot make the report in this format. Ask the programme office for another file format.',
} as const satisfies Record<keyof typeof fi, string>
