import { createRouter, createWebHistory } from 'vue-router'
import { useSession } from '../features/session/session'

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    {
      path: '/sign-in',
      component: () => import('../features/session/SignInPage.vue'),
      meta: { open: true },
    },
    { path: '/', component: () => import('./HomePage.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

router.beforeEach(async (to) => {
  if (to.meta['open']) return true
  const session = useSession()
  await session.resume()
  return session.me ? true : { path: '/sign-in', query: { next: to.fullPath } }
})
