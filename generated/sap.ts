// Made from specs/sap.yaml by "npm run generate": change that file, not this one.
export interface paths {
    "/admin/dockerRegistrySecrets": {
        parameters: {
            query?: never;
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List secrets
         * @description By name, in ascending order of code units (S-A5); all of them where `$top` is not given (S-A6). Clients send the `$` of a parameter's name as it is or as `%24`. Needs the authorisation `aicore.dockerregistrysecret.credentials.read` (S-A12).
         */
        get: operations["kubesubmit.v4.docker_registry_secrets.query"];
        put?: never;
        /**
         * Create a secret
         * @description The secret can be read as soon as this is answered. A tenant may have 50 of them (S-A3). Needs the authorisation `aicore.dockerregistrysecret.credentials.create` (S-A12).
         */
        post: operations["kubesubmit.v4.docker_registry_secrets.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/dockerRegistrySecrets/{dockerRegistryName}": {
        parameters: {
            query?: never;
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path: {
                /** @description The secret's name. One that breaks the pattern is refused with 400 (S-A19). */
                dockerRegistryName: components["parameters"]["DockerRegistryName"];
            };
            cookie?: never;
        };
        /**
         * Read a secret's name
         * @description Says whether the secret is there. Needs the authorisation `aicore.dockerregistrysecret.credentials.read` (S-A12).
         */
        get: operations["kubesubmit.v4.docker_registry_secrets.get"];
        put?: never;
        post?: never;
        /**
         * Delete a secret
         * @description Also one that is in use: executions and deployments that name it stop. A second time it is a 404 (S-A21). Needs the authorisation `aicore.dockerregistrysecret.credentials.delete` (S-A12).
         */
        delete: operations["kubesubmit.v4.docker_registry_secrets.delete"];
        options?: never;
        head?: never;
        /**
         * Replace a secret's credential
         * @description Nothing else can change: what is to have another name is deleted and created anew. The body may repeat the name; it is not looked at, and the path decides (S-A7). Needs the authorisation `aicore.dockerregistrysecret.credentials.update` (S-A12).
         */
        patch: operations["kubesubmit.v4.docker_registry_secrets.patch"];
        trace?: never;
    };
    "/admin/resourceQuota/dockerRegistrySecrets": {
        parameters: {
            query?: never;
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Read how many secrets there may be, and how many there are
         * @description Of this operation's authorisation nothing is told; `aicore.dockerregistrysecret.credentials.read` will do (S-A12).
         */
        get: operations["kubesubmit.v4.resource_quota.get_docker_registry_secret_quota"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for an access token
         * @description OAuth 2.0 client credentials (RFC 6749, section 4.4). The client's id and secret are in the body or, by the scheme Basic, in the header `Authorization`. A client certificate would do without the secret, at another server. This operation is no part of the vendor's definition, which has its URL as `tokenUrl` alone; the name is ours.
         */
        post: operations["oauth.token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Two characters at least, and two after the last underscore. The vendor's pattern, `^[a-z0-9](?:_?[a-z0-9\.\-]+)*[a-z0-9]$`, matches the same names, but takes exponential time to refuse others.
         * @example mydockerregistry
         */
        DockerRegistryName: string;
        /** @description Other fields are accepted and mean nothing. */
        DockerRegistrySecretCreation: {
            name: components["schemas"]["DockerRegistryName"];
            data: components["schemas"]["DockerRegistrySecretData"];
        };
        /** @description Other fields are accepted and mean nothing. */
        DockerRegistrySecretPatch: {
            /** @description Not looked at, so of any type. The name cannot change, and the path has it (S-A7). */
            name?: unknown;
            data: components["schemas"]["DockerRegistrySecretData"];
        };
        /**
         * @description The credential. Never returned. There is no deleting it by `null` (S-A20).
         * @example {
         *       ".dockerconfigjson": "{\"auths\":{\"your.private.registry\":{\"username\":\"john\",\"password\":\"docker-accesstoken-or-password\"}}}"
         *     }
         */
        DockerRegistrySecretData: {
            ".dockerconfigjson": components["schemas"]["DockerConfigJson"];
        };
        /**
         * Format: password
         * @description A Docker client's configuration as JSON text: neither as an object nor in base64. It must be the text of a JSON object, whose content is not looked at (S-A4).
         * @example {"auths":{"your.private.registry":{"username":"john","password":"docker-accesstoken-or-password"}}}
         */
        DockerConfigJson: string;
        /** @description All that is told of a secret (S-A18). */
        DockerRegistrySecret: {
            /**
             * @description The secret's name.
             * @example mydockerregistry
             */
            name?: string;
        };
        DockerRegistrySecretList: {
            /** @description Of the secrets in this answer, or of all with `$count=true`. */
            count: number;
            /** @description The secrets. */
            resources: components["schemas"]["DockerRegistrySecret"][];
        };
        CreationResponse: {
            /**
             * @description What was done, for a person. The vendor's definition has a capital letter where its documentation has a small one (S-A17).
             * @example secret has been created
             * @example Secret has been created
             */
            message?: string;
        };
        ChangeResponse: {
            /** @description The secret's name. The vendor's pattern asks for four characters, which the shortest names do not have (S-A9). */
            id: string;
            /** @description What was done, for a person. */
            message: string;
        };
        ResourceQuota: {
            /** @description What is allowed. */
            quota: {
                /** @description The most secrets that the tenant may have. None at all for 0. */
                maxCount?: number;
            };
            /** @description What there is. */
            usage?: {
                /** @description The number of secrets that the tenant has. */
                count?: number;
            };
        };
        /**
         * @example {
         *       "error": {
         *         "code": "01010076",
         *         "message": "Invalid Request, Current status UNKNOWN cannot be changed..",
         *         "requestID": "e110820e-1cfe-456a-bb0e-77907b36422c",
         *         "target": "/apu/v2/deployments/d4fec9c24c54f87e"
         *       }
         *     }
         * @example {
         *       "error": {
         *         "code": "500",
         *         "details": [
         *           {
         *             "code": null,
         *             "message": "Repository ra-aicore-test not found for tenant b82a8318"
         *           }
         *         ],
         *         "message": "Repository ra-aicore-test not found for tenant b82a8318",
         *         "request_id": null,
         *         "target": "/api/v4alpha/repositories"
         *       }
         *     }
         */
        ErrorResponse: {
            error: components["schemas"]["Error"];
        };
        /** @description The vendor defines `requestId` and an object of `details`. Its services also answer in other dialects, which callers should be ready for. */
        Error: {
            /**
             * @description Names the error, and is not the HTTP status. None of this API's codes is public; ours are 9999 and the status, so that nobody takes them for the vendor's (S-A13).
             * @example 99990404
             */
            code: string;
            /** @description What went wrong, for a person. */
            message: string;
            /** @description Of this call; a UUID (S-A14). */
            requestId?: string;
            /** @description `requestId` in another dialect, which was seen from deployments. */
            requestID?: string;
            /** @description `requestId` in another dialect, which was seen from repositories. */
            request_id?: string | null;
            /** @description What was called; the path without its query (S-A14). */
            target?: string;
            /** @description More about the error. Left out (S-A14). */
            details?: {
                [key: string]: unknown;
            } | components["schemas"]["ErrorDetail"][];
        };
        /** @description One of several errors, as another dialect lists them. */
        ErrorDetail: {
            /** @description Names the error. */
            code?: string | null;
            /** @description What went wrong, for a person. */
            message?: string;
        };
        /** @description Values are form-encoded. */
        TokenRequest: {
            /**
             * @description What the token is asked for with. No other grant is known (S-A15).
             * @constant
             */
            grant_type: "client_credentials";
            /**
             * @description `clientid` in a service key.
             * @example sb-client!b1|aicore!b1
             */
            client_id?: string;
            /**
             * Format: password
             * @description `clientsecret` in a service key.
             * @example s3cret
             */
            client_secret?: string;
        };
        TokenResponse: {
            /**
             * Format: password
             * @description A JWT of three parts, of which the first two are JSON in base64url. Clients check nothing else, so that the third may be empty: nobody but SAP can sign as SAP does (S-A16).
             * @example eyJhbGciOiJub25lIn0.eyJzdWIiOiJtb2NrIn0.
             */
            access_token: string;
            /**
             * @description The scheme to show the token by.
             * @constant
             */
            token_type: "bearer";
            /**
             * @description For how many seconds the token is good. Clients keep it as long (S-A16).
             * @example 7199
             */
            expires_in: number;
            /** @description The token's own id, which is its claim `jti`, too (RFC 7519, section 4.1.7). */
            jti: string;
            /** @description The authorisations that the token has, between spaces. */
            scope?: string;
        };
        /** @description An error by OAuth 2.0 (RFC 6749, section 5.2), not the API's own (S-A15). */
        TokenErrorResponse: {
            /**
             * @description Names the error.
             * @example unauthorized
             * @example unsupported_grant_type
             */
            error: string;
            /** @description What went wrong, for a person. */
            error_description?: string;
        };
    };
    responses: {
        /** @description `$top` or `$skip` is not an integer from 0 on (S-A5), or `$count` is neither `true` nor `false` (S-A25). */
        InvalidPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The name in the path cannot be one (S-A19). */
        InvalidName: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body is not JSON or not sent as such (S-A8), its name cannot be one, its `data` is not an object of exactly `.dockerconfigjson` (S-A20), or that is not the text of a JSON object (S-A4). */
        InvalidSecret: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The name in the path cannot be one (S-A19), the body is not JSON or not sent as such (S-A8), its `data` is not an object of exactly `.dockerconfigjson`, as when `null` is to delete it (S-A20), or that is not the text of a JSON object (S-A4). */
        InvalidPatch: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description No secret has the name, or no longer (S-A2, S-A21). */
        NoSuchSecret: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description 401, the token is missing or bad (S-A10); 403, the token has scopes, but not the authorisation (S-A12); 500, the service failed. */
        Refused: {
            headers: {
                /**
                 * @description How to be let in. Only with a 401, and there always (S-A10).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description 401, the token is missing or bad (S-A10); 403, the token has scopes, but not the authorisation (S-A12), or the quota is used up (S-A3); 409, a secret has the name already (S-A1), which no source declares; 500, the service failed. */
        CreationRefused: {
            headers: {
                /**
                 * @description How to be let in. Only with a 401, and there always (S-A10).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description 400, `quotaOnly` is neither `true` nor `false` (S-A25); 401, the token is missing or bad (S-A10); 403, the token has scopes, but not the authorisation (S-A12); 500, the service failed. */
        QuotaRefused: {
            headers: {
                /**
                 * @description How to be let in. Only with a 401, and there always (S-A10).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
        Authorization: string;
        /** @description The secret's name. One that breaks the pattern is refused with 400 (S-A19). */
        DockerRegistryName: components["schemas"]["DockerRegistryName"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "kubesubmit.v4.docker_registry_secrets.query": {
        parameters: {
            query?: {
                /** @description The most secrets to list. None are listed for 0 (S-A5). */
                $top?: number;
                /** @description How many secrets to leave out, from the first on. Past the last one the list is empty (S-A5). */
                $skip?: number;
                /** @description Whether `count` is the number of all secrets. It is that of the secrets in the answer otherwise. Only `true` and `false` are known (S-A25). */
                $count?: boolean;
            };
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secrets in the page asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DockerRegistrySecretList"];
                };
            };
            400: components["responses"]["InvalidPage"];
            default: components["responses"]["Refused"];
        };
    };
    "kubesubmit.v4.docker_registry_secrets.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description A body of any other content type is refused with 400 (S-A8). */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DockerRegistrySecretCreation"];
            };
        };
        responses: {
            /** @description The secret was created. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationResponse"];
                };
            };
            400: components["responses"]["InvalidSecret"];
            default: components["responses"]["CreationRefused"];
        };
    };
    "kubesubmit.v4.docker_registry_secrets.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path: {
                /** @description The secret's name. One that breaks the pattern is refused with 400 (S-A19). */
                dockerRegistryName: components["parameters"]["DockerRegistryName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is such a secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DockerRegistrySecret"];
                };
            };
            400: components["responses"]["InvalidName"];
            404: components["responses"]["NoSuchSecret"];
            default: components["responses"]["Refused"];
        };
    };
    "kubesubmit.v4.docker_registry_secrets.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path: {
                /** @description The secret's name. One that breaks the pattern is refused with 400 (S-A19). */
                dockerRegistryName: components["parameters"]["DockerRegistryName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret is gone. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResponse"];
                };
            };
            400: components["responses"]["InvalidName"];
            404: components["responses"]["NoSuchSecret"];
            default: components["responses"]["Refused"];
        };
    };
    "kubesubmit.v4.docker_registry_secrets.patch": {
        parameters: {
            query?: never;
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path: {
                /** @description The secret's name. One that breaks the pattern is refused with 400 (S-A19). */
                dockerRegistryName: components["parameters"]["DockerRegistryName"];
            };
            cookie?: never;
        };
        /** @description The vendor's definition has the first of the two content types, its documentation and its Python client send the second. A body of any other is refused with 400 (S-A8). */
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["DockerRegistrySecretPatch"];
                "application/json": components["schemas"]["DockerRegistrySecretPatch"];
            };
        };
        responses: {
            /** @description The credential was replaced. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeResponse"];
                };
            };
            400: components["responses"]["InvalidPatch"];
            404: components["responses"]["NoSuchSecret"];
            default: components["responses"]["Refused"];
        };
    };
    "kubesubmit.v4.resource_quota.get_docker_registry_secret_quota": {
        parameters: {
            query?: {
                /** @description Whether `usage` is left out. Only `true` and `false` are known (S-A25). */
                quotaOnly?: boolean;
            };
            header?: {
                /** @description `Bearer` and a token. The vendor lists the header as optional beside the security scheme; without it the answer is a 401 all the same (S-A10). */
                Authorization?: components["parameters"]["Authorization"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quota, and its usage unless it was not wanted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceQuota"];
                };
            };
            default: components["responses"]["QuotaRefused"];
        };
    };
    "oauth.token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            /** @description The grant is another one than client credentials, or is not given (S-A15). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenErrorResponse"];
                };
            };
            /** @description The client's id or secret is missing, empty or wrong (S-A15). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenErrorResponse"];
                };
            };
        };
    };
}
