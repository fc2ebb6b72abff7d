import type { refusals as fi } from '../fi/refusals.ts'

export const refusals = {
  'refusal.unknown-person':
    'Jag hittar dig inte i programmets register. Be projektkontoret lägga till din e-postadress.',
  'refusal.not-yours': 'Det här är inte din punkt. Skriv "mina" så ser du dina egna.',
  'refusal.not-for-you': 'Det här kan bara projektkontoret göra. Kontakta koordinatorn.',
  'refusal.unknown-round': 'Omgången {{round}} finns inte. Skriv datumet så här: läge 2021-11-15',
  'refusal.which-round': 'Det kan gälla flera omgångar. Skriv hela beteckningen: {{rounds}}',
  'refusal.not-open-yet': 'Omgången {{round}} är inte öppen ännu. Du får ett meddelande när den öppnas.',
  'refusal.round-locked': 'Omgången stängdes {{locked}}. Om något behöver rättas kan den öppnas av: {{who}}.',
  'refusal.unknown-sheet': 'Det här ingår inte i omgången. Skriv "mina" så ser du dina punkter.',
  'refusal.unknown-page': 'Punkten ingår inte i den här omgången. Skriv "mina" och öppna formuläret på nytt.',
  'refusal.unknown-action': 'Knappen hör till ett gammalt kort. Skriv "mina" så får du ett nytt.',
  'refusal.unknown-command': 'Jag förstod inte. Skriv "hjälp" så berättar jag vad jag kan göra.',
  'refusal.bad-card': 'Kortet gick inte att läsa och ingenting ändrades. Skriv "mina" så får du ett nytt.',
  'refusal.nothing-open': 'Ingen omgång är öppen. Nästa öppnas {{opens}}.',
  'refusal.no-rounds': 'Programmet har inga kommande omgångar. Projektkontoret kan lägga till dem i programfilen.',
  'refusal.only-in-channel': 'Skriv det här i den projektkanal där rapporten ska visas.',
  'refusal.only-personally': 'Det här är bara för dig: skriv det till mig i vår egen chatt.',
  'refusal.only-locally': 'Klockan kan bara flyttas i ett lokalt försök.',
  'refusal.bad-time': 'Jag förstod inte tiden. Skriv så här: klocka 2021-11-08 09:00',
  'refusal.clock-goes-forward': 'Klockan går bara framåt: den är redan {{now}}.',
  'refusal.unknown-language': 'Jag kan finska, svenska och engelska. Skriv: språk fi, språk sv eller språk en',
  'refusal.unknown-quick-answer': 'Det svaret kan inte väljas här. Öppna punkten på nytt genom att skriva "mina".',
  'refusal.snooze-too-late':
    'Påminnelsen kan inte skjutas upp så långt: svaren ska ges senast {{due}}. Välj en tidigare dag eller svara nu.',
  'refusal.unknown-snooze': 'Jag förstod inte när jag ska påminna. Skriv "mina" och välj en tid på kortet.',
  'refusal.unknown-deputy':
    'Välj eller skriv en person som botten når i Teams. Om personen inte hittas, be hen installera appen eller fråga projektkontoret.',
  'refusal.which-person': 'Vem av dessa menar du: {{people}}? Skriv e-postadressen.',
  'refusal.nothing-to-hand-over': 'Välj vad som överförs. Det som redan har skickats kan inte överföras.',
  'refusal.bad-absence': 'Kontrollera frånvarodagarna: slutdagen ska vara efter startdagen och får inte ha passerat.',
  'refusal.unknown-reminders': 'Skriv: påminnelser sista eller påminnelser alla',
  'refusal.unknown-project':
    'Ingenting hittas med namnet {{project}}. Skriv en del av namnet, till exempel: historik familjecenter',
  'refusal.which-project': 'Vilket av dessa menar du: {{projects}}? Skriv hela namnet.',
  'refusal.bad-date': 'Jag förstod inte datumet. Skriv så här: förläng 22.11.2021',
  'refusal.date-past': '{{date}} har redan varit. Ange dagens datum eller ett senare.',
  'refusal.date-too-far': '{{date}} är mer än ett halvt år efter tidsfristen. Kontrollera årtalet och skriv på nytt.',
  'refusal.too-fast': 'Det kom för mycket på en gång, och det här blev inte gjort. Vänta en stund och försök igen.',
  'refusal.unknown-filter':
    'Jag hittar inte urvalet {{word}}. Du kan begränsa med område, mål, spetsprojekt, enhet, ort, den som svarar eller läge, till exempel: läge saknas',
  'refusal.unknown-filter-near': 'Jag hittar inte urvalet {{word}}. Menar du något av dessa: {{near}}?',
  'refusal.only-editions':
    'Rapporten har ännu inte publicerats. När den har det får du en länk till den genom att skriva: rapport',
  'refusal.nothing-published':
    'Ingen rapport har publicerats för den här omgången. Skriv "rapport" så ser du en förhandsgranskning.',
  'refusal.comment-missing': 'Skriv en kort motivering, så att också andra vet varför.',
  'refusal.bad-comment':
    'Texten är för lång eller innehåller ett tecken som inte kan sparas. Högst {{limit}} tecken ryms.',
  'refusal.changed-meanwhile': 'Svaren har ändrats just nu. Se på dem igen och tryck sedan på nytt.',
  'refusal.round-changed':
    'Omgången har ändrats just nu: svarstiden går till {{due}}. Se läget och försök vid behov på nytt.',
  'refusal.nothing-sent': 'Alla svar har inte skickats ännu. Påminn den som svarar eller svara för hens räkning.',
  'refusal.nothing-to-return': 'Här finns inget skickat svar att återsända. Påminn den som svarar.',
  'refusal.locked-for-owner': 'Omgången är stängd och svaret kan inte kompletteras. Öppna formuläret på nytt först.',
  'refusal.still-open': 'Omgången är ännu öppen: svaren kan ändras till {{locks}}.',
  'refusal.bad-moment': 'Ange en dag och ett klockslag som ännu är framför oss, högst ett halvår framåt.',
  'refusal.unknown-choice': 'Välj vad det gäller.',
  'refusal.not-closed':
    'Omgången har inte stängts i förtid. Ge mer tid genom att skriva förläng och dagen, eller öppna ett formulär på nytt på dess kort.',
  'refusal.already-locked': 'Omgången stängdes redan {{locked}}.',
  'refusal.already-open': 'Omgången är redan öppen: svaren kan ändras till {{locks}}.',
  'refusal.nobody-to-remind': 'Ingen kan påminnas just nu: svaren har kommit, eller så nås inte de som saknas.',
  'refusal.reminded-already':
    'Alla har redan fått en påminnelse, senast {{at}}. Vänta en timme efter den senaste påminnelsen.',
  'refusal.nothing-to-move': 'Här finns ingen text att flytta.',
  'refusal.cannot-move':
    'Texten kan inte flyttas hit: välj en annan punkt eller be den som svarar att först ta bort det korta svaret.',
  'refusal.being-edited':
    'Den som svarar håller på att ändra svaren, och ändringarna har inte skickats. Be hen skicka dem först.',
  'refusal.not-scheduled':
    'Programmets tidtabell har ingen omgång {{round}}. Skriv sista dagen så här: öppna 2022-05-15',
  'refusal.storage-failed':
    'Det går inte att spara just nu. Försök igen om en stund; hjälper det inte, kontakta administratören.',
  'refusal.defect': 'Något gick fel och ingenting ändrades. Försök igen; hjälper det inte, kontakta administratören.',

  'link.expired': 'Länken har gått ut. Be projektkontoret om en ny.',
  'link.broken': 'Länken är inte giltig. Öppna rapporten på nytt från kortet eller be projektkontoret om en ny länk.',
  'link.gone': 'Rapporten finns inte. Be projektkontoret om en ny länk.',
  'link.too-large':
    'Minnet räcker just nu inte till för filen. Försök igen om en stund eller öppna rapporten från samma kort som webbsida.',
  'link.busy': 'Just nu öppnas för många rapporter på en gång. Försök igen om en stund.',
  'link.away':
    'Uppgifterna går inte att läsa just nu. Försök igen om en stund; hjälper det inte, kontakta administratören.',
  'link.no-such-part': 'Rapporten har ingen sådan del. Öppna PDF-filen på nytt från kortet.',
  'link.no-such-format':
    'Rapporten kan inte göras i det här formatet på den här servern. Be projektkontoret om ett annat filformat.',
} as const satisfies Record<keyof typeof fi, string>
