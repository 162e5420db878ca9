/** A dataset of a project. */
export interface DatasetResource {
  readonly projectId: string
  readonly dataset: string
}

/** A media library of an organization. */
export interface MediaLibraryResource {
  readonly mediaLibraryId: string
}

/** A canvas of an organization. */
export interface CanvasResource {
  readonly canvasId: string
}

/** Where documents live. */
export type DocumentResource = DatasetResource | MediaLibraryResource | CanvasResource

/** Whether the resource is a dataset. */
export function isDatasetResource(resource: DocumentResource): resource is DatasetResource {
  return 'projectId' in resource && 'dataset' in resource
}

/** Whether the resource is a media library. */
export function isMediaLibraryResource(
  resource: DocumentResource,
): resource is MediaLibraryResource {
  return 'mediaLibraryId' in resource
}

/** Whether the resource is a canvas. */
export function isCanvasResource(resource: DocumentResource): resource is CanvasResource {
  return 'canvasId' in resource
}
