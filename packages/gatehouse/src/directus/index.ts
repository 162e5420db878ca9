export type { DirectusClient } from './client.ts'
export type { DirectusUser } from './directusUser.ts'
export type {
  ClientGlobals,
  ConsoleInterface,
  FetchInterface,
  WebSocketConstructor,
  WebSocketInterface,
} from './globals.ts'
export type {
  HttpMethod,
  RequestOptions,
  RequestTransformer,
  ResponseTransformer,
  RestCommand,
} from './requestOptions.ts'
