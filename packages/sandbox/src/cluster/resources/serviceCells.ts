type Service = { spec?: { ports?: { port: number; protocol?: string }[] } };

/** `80/TCP,6379/TCP`, or `<none>`. */
export function servicePorts(object: Record<string, unknown>): string {
  const ports = (object as Service).spec?.ports ?? [];
  return (
    ports.map(p => `${p.port}/${p.protocol ?? 'TCP'}`).join(',') || '<none>'
  );
}
