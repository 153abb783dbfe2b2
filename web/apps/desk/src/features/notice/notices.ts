import { onScopeDispose, ref } from 'vue'
import { api } from '../../app/api'

const every = 15_000

/** How many notices are not read: asked again every quarter of a minute while the page is looked at. */
export function useUnread() {
  const unread = ref(0)
  const most = ref(100)

  async function look() {
    if (document.hidden) return
    try {
      const count = await api.get('/api/notices/count')
      unread.value = count.unread
      most.value = count.most
    } catch {
      // The next look will tell; a bell need not complain.
    }
  }

  void look()
  const timer = setInterval(() => void look(), every)
  const onShow = () => void look()
  document.addEventListener('visibilitychange', onShow)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onShow)
  })
  return { unread, most, look }
}
