import type { register as fi } from '../fi/register.ts'

export const register = {
  'duties.assigned': 'Du har fått mer att svara på. Du har nu {{what}}. Svara senast {{due}} ({{left}}).',
  'step.assigned': 'Besked till ny ansvarig',
  'refusal.other-programme':
    'Filen hör till ett annat program: den har id {{programme}}, det här programmet har id {{current}}. Skriv "exportera" och ändra i filen du får.',
  'refusal.series-in-use':
    'Rapporteringen {{series}} kan inte tas bort eftersom den redan har omgångar. Lägg tillbaka den i filen och skicka filen på nytt.',
  'refusal.register-changed':
    'Någon annan ändrade registret under tiden, så ingenting ändrades. Skriv "importera" och granska ändringarna på nytt.',
  'refusal.upload-gone':
    'De här ändringarna väntar inte längre: de har förkastats eller ersatts av en nyare fil. Skriv "importera" och skicka filen på nytt.',
  'audit.act.imported': 'Registret ändrat',
  'audit.act.assigned': 'Ansvarig bytt',
  'audit.act.reworded': 'Föreslagen formulering godkänd',
  'audit.entry': '{{change}} {{field}}',
  'register.change.added': 'Tillagt',
  'register.change.changed': 'Ändrat',
  'register.change.ended': 'Avslutat',
  'register.change.removed': 'Borttaget',
} as const satisfies Record<keyof typeof fi, string>
