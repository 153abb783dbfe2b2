import { createRouter, createWebHistory } from 'vue-router'
import HomePage from './home/HomePage.vue'

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'home', component: HomePage },
    { path: '/follow', name: 'follow', component: () => import('./follow/FollowPage.vue') },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./shell/MissingPage.vue') },
  ],
})
