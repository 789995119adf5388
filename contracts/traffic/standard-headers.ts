/** Request headers of HTTP itself, and of proxies; a document need not have them. */
export const standardRequestHeaders: ReadonlySet<string> = new Set(
  `accept accept-charset accept-datetime accept-encoding accept-language authorization cache-control connection content-encoding
   content-length content-md5 content-type cookie date expect forwarded from host if-match if-modified-since if-none-match
   if-range if-unmodified-since keep-alive max-forwards origin pragma proxy-authorization range referer sec-fetch-dest
   sec-fetch-mode sec-fetch-site sec-fetch-user te trailer
   transfer-encoding upgrade upgrade-insecure-requests user-agent via warning x-correlation-id x-forwarded-for
   x-forwarded-host x-forwarded-proto x-request-id x-requested-with`.split(/\s+/),
);

/** The same for responses. */
export const standardResponseHeaders: ReadonlySet<string> = new Set(
  `accept-patch accept-ranges access-control-allow-credentials access-control-allow-headers
   access-control-allow-methods access-control-allow-origin access-control-expose-headers access-control-max-age age allow
   alt-svc cache-control connection content-disposition content-encoding content-language content-length content-location
   content-md5 content-range content-security-policy date etag expires keep-alive last-modified link location pragma
   proxy-authenticate referrer-policy refresh retry-after server set-cookie strict-transport-security trailer
   transfer-encoding upgrade vary via warning www-authenticate x-content-type-options x-correlation-id x-frame-options
   x-powered-by x-request-id x-xss-protection`.split(/\s+/),
);
