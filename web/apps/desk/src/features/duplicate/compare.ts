import type { Double, Doubles, HouseholdFile, Resident } from '@koumen/api-client'
import { formatDay, word, type Locale } from '@koumen/domain'
import type { TextKey } from '../../i18n'

/** One person with the household's file, where the reader may see it. */
export interface Half {
  person: Double
  file?: HouseholdFile
}

/** A fact about both, and how the two stand to each other. */
export interface Fact {
  text: TextKey
  a: string
  b: string
  state: 'same' | 'differs' | 'one' | 'none'
}

function resident(half: Half): Resident | undefined {
  return half.file?.residents.find((one) => one.id === half.person.id)
}

function others(half: Half): string {
  return (half.file?.residents ?? [])
    .filter((one) => one.id !== half.person.id)
    .filter((one) => one.state === 'present' || one.state === 'away')
    .map((one) => one.name)
    .join('、')
}

function grid(half: Half): string {
  const names = Object.entries(half.file?.areaNames ?? {}).sort((a, b) => a[0].length - b[0].length)
  return names
    .filter(([code]) => code.length >= 12)
    .map(([, name]) => name)
    .join(' › ')
}

function care(half: Half, label: (category: string) => string): string {
  const { person, file } = half
  const mine = (id: string | null | undefined) => !id || id === person.id
  return [
    ...(file?.listings ?? [])
      .filter((one) => !one.until && mine(one.residentId))
      .map((one) => label(one.category)),
    ...(file?.needs ?? [])
      .filter((one) => !one.metOn && mine(one.residentId))
      .map((one) => one.note),
  ].join('、')
}

/** Numbers that differ can look the same behind their masks: the server knows better. */
function stateOf(a: string, b: string, known?: boolean | null): Fact['state'] {
  if (a === '' && b === '') return 'none'
  if (a === '' || b === '') return 'one'
  return (known ?? a === b) ? 'same' : 'differs'
}

/** Everything that can be told about two people, fact by fact. */
export function compared(
  doubles: Doubles,
  a: Half,
  b: Half,
  locale: Locale,
  label: (category: string) => string,
): Fact[] {
  const fact = (
    text: TextKey,
    read: (half: Half) => string | null | undefined,
    same?: boolean | null,
  ) => {
    const [left, right] = [read(a) ?? '', read(b) ?? '']
    return { text, a: left, b: right, state: stateOf(left, right, same) }
  }
  const day = (on: string | null | undefined) => (on ? formatDay(on, locale) : '')
  return [
    fact('duplicate.fact_name', (one) => one.person.name),
    fact('duplicate.fact_sex', (one) => word('sex', one.person.sex, locale)),
    fact('duplicate.fact_bornOn', (one) => day(one.person.bornOn)),
    fact('duplicate.fact_identity', (one) => one.person.identity, doubles.sameIdentity),
    fact('duplicate.fact_phone', (one) => one.person.phone, doubles.samePhone),
    fact('duplicate.fact_state', (one) => word('residentState', one.person.state, locale)),
    fact('duplicate.fact_address', (one) => one.person.address),
    fact('duplicate.fact_grid', grid),
    fact('duplicate.fact_relation', (one) => word('relation', resident(one)?.relation, locale)),
    fact('duplicate.fact_others', others),
    fact('duplicate.fact_school', (one) => resident(one)?.school),
    fact('duplicate.fact_work', (one) => resident(one)?.work),
    fact('duplicate.fact_languages', (one) => resident(one)?.languages.join('、')),
    fact('duplicate.fact_care', (one) => care(one, label)),
    fact('duplicate.fact_visit', (one) => day(one.file?.household.lastVisitOn)),
    fact('duplicate.fact_since', (one) => day(resident(one)?.since)),
  ].filter((one) => one.state !== 'none')
}
