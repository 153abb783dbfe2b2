import { computed, type Ref } from 'vue'
import { useTexts } from '../../i18n'
import type { useRows } from '../../app/rows'

const restsAfter = 10_000

/**
 * A list that keeps up by itself without moving under a hand that is at work: rows keep their places
 * while somebody points or types in it, and as long as some are picked.
 */
export function useSteady<Row extends object>(
  list: Pick<ReturnType<typeof useRows<Row>>, 'rows' | 'held' | 'refresh'>,
  key: (row: Row) => string,
  picked: Ref<string[]>,
) {
  const { t } = useTexts()
  let touched = 0
  const now = () =>
    Date.now() - touched < restsAfter ||
    list.rows.value.some((row) => picked.value.includes(key(row)))

  /** How many came and left in the meantime; empty when the list is in order. */
  const news = computed(() => {
    const { added, gone } = list.held.value
    return [
      added.length ? t('request.newRows', { n: added.length }) : '',
      gone.length ? t('request.goneRows', { n: gone.length }) : '',
    ]
      .filter(Boolean)
      .join(t('request.comma'))
  })

  return {
    news,
    look: () => list.refresh({ now, key }),
    touch: () => (touched = Date.now()),
    isLeaving: (row: Row) => list.held.value.gone.includes(key(row)),
    showNews() {
      touched = 0
      void list.refresh()
    },
  }
}
