import { daysBetween, formatShortDay, today, weekdayOf } from './dates'
import type { Locale } from './locale'

/** Time until something is due, in plain words; `late` and `soon` ask for action. */
export interface TimeLeft {
  text: string
  state: 'late' | 'soon' | 'calm'
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

function amount(milliseconds: number, locale: Locale): string {
  const span = Math.abs(milliseconds)
  const [value, zh, en] =
    span < hour
      ? [Math.max(1, Math.floor(span / minute)), '分钟', 'min']
      : span < 2 * day
        ? [Math.floor(span / hour), '小时', 'h']
        : [Math.floor(span / day), '天', 'days']
  return locale === 'en' ? `${value} ${en}` : `${value} ${zh}`
}

/** Words for a moment: 还剩 3 小时 · 已超 2 天. Within a day it counts as soon. */
export function timeLeft(dueAt: string, locale: Locale, now: Date = new Date()): TimeLeft {
  const left = Date.parse(dueAt) - now.getTime()
  const span = amount(left, locale)
  if (left < 0) return { text: locale === 'en' ? `${span} late` : `已超 ${span}`, state: 'late' }
  return {
    text: locale === 'en' ? `${span} left` : `还剩 ${span}`,
    state: left < day ? 'soon' : 'calm',
  }
}

/** Words for a day without an hour: 今天 · 明天 · 还剩 5 天 · 已超 3 天. */
export function daysLeft(dueOn: string, locale: Locale, now: string = today()): TimeLeft {
  const days = daysBetween(now, dueOn)
  const english = locale === 'en'
  if (days < 0) {
    const late = -days
    return {
      text: english ? `${late} ${late === 1 ? 'day' : 'days'} late` : `已超 ${late} 天`,
      state: 'late',
    }
  }
  if (days === 0) return { text: english ? 'today' : '今天', state: 'soon' }
  if (days === 1) return { text: english ? 'tomorrow' : '明天', state: 'soon' }
  return { text: english ? `${days} days left` : `还剩 ${days} 天`, state: 'calm' }
}

/** A promised day with its time left: 周二到期，还有 3 天 · 12月3日到期，还有 11 天 · 已超 2 天. */
export function dueWords(dueOn: string, locale: Locale, now: string = today()): TimeLeft {
  const days = daysBetween(now, dueOn)
  const { text, state } = daysLeft(dueOn, locale, now)
  const english = locale === 'en'
  const near = Math.abs(days) < 7
  const day = near ? weekdayOf(dueOn, locale) : formatShortDay(dueOn, locale, now)
  if (Math.abs(days) < 2 && days >= 0) {
    return { text: english ? `due ${text}` : `${text}到期`, state }
  }
  if (days < 0) return { text: english ? `was due ${day}, ${text}` : `${day}到期，${text}`, state }
  return { text: english ? `due ${day}, ${text}` : `${day}到期，还有 ${days} 天`, state }
}
