import type { RequestRow } from '@koumen/api-client'
import { word } from '@koumen/domain'
import { computed } from 'vue'
import { useTexts } from '../../i18n'

/** What a list of requests shows of each. */
export function useColumns() {
  const { t, locale } = useTexts()
  const columns = computed(() => [
    { key: 'left', label: t('request.left'), width: '144px' },
    { key: 'title', label: t('request.what'), width: 'minmax(220px, 3fr)' },
    { key: 'areaName', label: t('request.where'), width: 'minmax(96px, 1fr)' },
    { key: 'owner', label: t('request.who'), width: 'minmax(110px, 1.2fr)' },
    { key: 'state', label: t('request.state'), width: '104px' },
    { key: 'receivedAt', label: t('request.received'), width: '112px' },
    { key: 'number', label: t('request.number'), width: '164px' },
  ])

  /** Who has it, as far as a list tells. */
  function owner(row: RequestRow): string {
    if (row.owner === 'nobody') return row.leadUnitName ?? ''
    if (row.owner === 'unit') return row.leadUnitName ?? ''
    if (row.owner === 'reporter') {
      return row.pause ? t('request.ownerAnswer') : t('request.ownerReporter')
    }
    if (row.owner === 'supervisor') return word('requestOwner', 'supervisor', locale.value)
    return t('request.deskOf', { level: word('level', row.level, locale.value) })
  }

  return { columns, owner }
}
