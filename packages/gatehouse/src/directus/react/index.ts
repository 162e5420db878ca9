'use client'

export type { DirectusUser } from '../directusUser.ts'
