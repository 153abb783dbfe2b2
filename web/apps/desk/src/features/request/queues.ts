import type { Permission } from '@koumen/api-client'
import { choices, formatNumber } from '@koumen/domain'
import { computed, type Ref } from 'vue'
import { useTexts } from '../../i18n'

/** The piles that somebody works on, the most pressing first. */
export function queuesOf(may: (permission: Permission) => boolean): string[] {
  if (may('REQUEST_DISPATCH')) {
    return [
      'received',
      'asked',
      'soon',
      'overdue',
      'dispatched',
      'waiting',
      'hold',
      'unhappy',
      'supervised',
      'settled',
      'mine',
      'all',
    ]
  }
  if (may('REQUEST_WRITE')) {
    return [
      'open',
      'received',
      'mine',
      'soon',
      'overdue',
      'dispatched',
      'waiting',
      'hold',
      'unhappy',
      'settled',
      'all',
    ]
  }
  if (may('REQUEST_SUPERVISE')) {
    return ['open', 'overdue', 'supervised', 'unhappy', 'hold', 'asked', 'soon', 'settled', 'all']
  }
  if (may('REQUEST_HANDLE')) {
    return [
      'dispatched',
      'soon',
      'overdue',
      'waiting',
      'hold',
      'unhappy',
      'supervised',
      'settled',
      'all',
    ]
  }
  return ['open', 'received', 'dispatched', 'soon', 'overdue', 'hold', 'settled', 'all']
}

/** What the server calls a pile. */
export function questionOf(queue: string): { state: string; mine: boolean } {
  return queue === 'mine' ? { state: 'unfinished', mine: true } : { state: queue, mine: false }
}

/** The piles as they are offered, each with how many lie in it. */
export function useTabs(
  offered: string[],
  queue: Ref<string>,
  counts: () => Record<string, number | undefined> | undefined,
) {
  const { locale } = useTexts()
  return computed(() => {
    const names = new Map(
      choices('requestQueue', locale.value).map((one) => [one.value, one.label]),
    )
    const shown = offered.includes(queue.value) ? offered : [queue.value, ...offered]
    return shown.map((value) => {
      const count = counts()?.[value]
      return {
        value,
        label: names.get(value as never) ?? value,
        count: count === undefined ? '' : formatNumber(count, locale.value),
        loud: value === 'overdue' && !!count,
        empty: count === 0,
      }
    })
  })
}
