import { configure } from '@testing-library/react'

// Many tests share few cores: what is looked for may take its time. What is there is found at once.
configure({ asyncUtilTimeout: 15_000 })
