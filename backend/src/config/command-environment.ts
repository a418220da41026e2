/** The part of the environment that the command line obeys; it needs no database and makes no keys. */
export function commandEnvironment(): { readonly allowedNetworks: string } {
  return { allowedNetworks: process.env['ALLOWED_NETWORKS'] ?? '' };
}
