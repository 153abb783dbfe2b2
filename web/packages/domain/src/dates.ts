import type { Locale } from './locale'

const weekdays = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The jurisdiction's zone; every moment is shown in it, wherever the browser stands. */
let zone = 'Asia/Shanghai'
let parts = partsOf(zone)

function partsOf(timeZone: string) {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
}

export function setZone(timeZone: string): void {
  zone = timeZone
  parts = partsOf(zone)
}

/** A moment as `2026-11-22T14:30` on the jurisdiction's clock. */
export function localMoment(moment: string | Date): string {
  const found = Object.fromEntries(
    parts.formatToParts(new Date(moment)).map((part) => [part.type, part.value]),
  )
  return `${found['year']}-${found['month']}-${found['day']}T${found['hour']}:${found['minute']}`
}

/** Today in the jurisdiction, as `2026-11-22`. */
export function today(now: Date = new Date()): string {
  return localMoment(now).slice(0, 10)
}

/** The day that lies `days` after another. */
export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

function fields(day: string) {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number) as [number, number, number]
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay()
  return { year, month, date, weekday }
}

/** `周日` · `Sun` */
export function weekdayOf(day: string, locale: Locale): string {
  return weekdays[locale][fields(day).weekday] ?? ''
}

/** `2026年11月22日 周日` · `Sun 22 Nov 2026` */
export function formatDay(day: string | null | undefined, locale: Locale): string {
  if (!day) return ''
  const { year, month, date, weekday } = fields(day)
  const name = weekdays[locale][weekday]
  return locale === 'en'
    ? `${name} ${date} ${months[month - 1]} ${year}`
    : `${year}年${month}月${date}日 ${name}`
}

/** Without the weekday and, within this year, without the year: `11月22日` · `22 Nov`. */
export function formatShortDay(
  day: string | null | undefined,
  locale: Locale,
  now: string = today(),
): string {
  if (!day) return ''
  const { year, month, date } = fields(day)
  const same = now.startsWith(String(year))
  if (locale === 'en') return `${date} ${months[month - 1]}${same ? '' : ` ${year}`}`
  return `${same ? '' : `${year}年`}${month}月${date}日`
}

/** `2026年11月22日 周日 14:30` · `Sun 22 Nov 2026 14:30` */
export function formatMoment(moment: string | null | undefined, locale: Locale): string {
  if (!moment) return ''
  const local = localMoment(moment)
  return `${formatDay(local, locale)} ${local.slice(11)}`
}

/** For dense rows: `11月22日 14:30` · `22 Nov 14:30`. */
export function formatShortMoment(moment: string | null | undefined, locale: Locale): string {
  if (!moment) return ''
  const local = localMoment(moment)
  return `${formatShortDay(local, locale)} ${local.slice(11)}`
}

/** Full years between birth and a day; undefined without a birth date. */
export function ageOn(
  bornOn: string | null | undefined,
  day: string = today(),
): number | undefined {
  if (!bornOn) return undefined
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return day.slice(5) < bornOn.slice(5, 10) ? years - 1 : years
}
