import { spoken, type Locale } from '@koumen/domain'
import type { PointKind } from '@koumen/map'

/** How requests stand to their date, as they look on the map. */
export function kindsOf(locale: Locale): Record<string, PointKind> {
  const say = (zh: string, en: string) => spoken([zh, en], locale)
  return {
    late: {
      label: say('已超期', 'Late'),
      letter: '!',
      shape: 'diamond',
      colour: '--k-red',
      rank: 0,
    },
    soon: {
      label: say('一天内到期', 'Due within a day'),
      letter: say('快', 'S'),
      shape: 'square',
      colour: '--k-yellow',
      rank: 1,
    },
    running: {
      label: say('在期限内', 'In time'),
      letter: '·',
      shape: 'round',
      colour: '--k-blue',
      rank: 2,
    },
    paused: {
      label: say('时限暂停', 'Clock stands still'),
      letter: 'Ⅱ',
      shape: 'square',
      colour: '--k-ink-2',
      rank: 3,
    },
    settled: {
      label: say('待评价', 'To be rated'),
      letter: '✓',
      shape: 'round',
      colour: '--k-green',
      rank: 4,
    },
    over: {
      label: say('已结束', 'Over'),
      letter: '–',
      shape: 'round',
      colour: '--k-ink-3',
      rank: 5,
    },
  }
}
