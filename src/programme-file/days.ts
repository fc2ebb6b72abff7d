const firstYear = 1990
const lastYear = 2100

/** Whether the text is an ISO date that the calendar has, in a year a programme can be about. */
export function isRealDate(text: string): boolean {
  const year = Number(text.slice(0, 4))
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && year >= firstYear && year <= lastYear && exists(text)
}

/** Whether `05-15` is a day of every year: 29 February is not. */
export function isYearlyDay(text: string): boolean {
  return /^\d{2}-\d{2}$/.test(text) && exists(`2021-${text}`)
}

function exists(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date)
}
