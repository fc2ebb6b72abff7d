/** An ISO date, `2021-11-15`, in the programme's time zone. */
export type LocalDate = string
