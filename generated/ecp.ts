// Made from specs/ecp.yaml by "npm run generate": change that file, not this one.
export interface paths {
    "/ecp/v1/imagepullsecrets": {
        parameters: {
            query?: never;
            header?: {
                /** @description For resellers: the ID of the child customer whose secrets are meant. The vendor declares it where secrets are listed and read, and describes it for every call; here every operation takes it (E-A7). */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
                /** @description What the password was made from, in the form of RFC 1123. Any text is taken as it stands; its zone may be `GMT`, `UTC` or a number (E-A5). A call that has neither this nor `x-cnc-date` is answered with 401 (E-A3). */
                Date?: components["parameters"]["Date"];
                /** @description The same as `Date`, and heeded before it, for clients that cannot set `Date`, such as a page in a browser (E-A6). */
                "x-cnc-date"?: components["parameters"]["CncDate"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List ImagePullSecrets
         * @description Filters first, then counts, then cuts out a page. `offset` is checked before `limit`, and a value that is no integer (`x`, `1.5`, nothing at all) is refused like one that is out of range (E-A22). Older secrets come first, but no source promises an order (E-A19).
         */
        get: operations["get-imagepullsecrets"];
        put?: never;
        /**
         * Create an ImagePullSecret
         * @description Neither the registry's address nor the account is tried out: what is wrong with them shows when an image is pulled. First the body must be readable, then complete, then the name well-formed, then the namespace known, and last the name free in it (E-A10).
         */
        post: operations["post-imagepullsecrets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ecp/v1/imagepullsecrets/{imagepullsecretID}": {
        parameters: {
            query?: never;
            header?: {
                /** @description For resellers: the ID of the child customer whose secrets are meant. The vendor declares it where secrets are listed and read, and describes it for every call; here every operation takes it (E-A7). */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
                /** @description What the password was made from, in the form of RFC 1123. Any text is taken as it stands; its zone may be `GMT`, `UTC` or a number (E-A5). A call that has neither this nor `x-cnc-date` is answered with 401 (E-A3). */
                Date?: components["parameters"]["Date"];
                /** @description The same as `Date`, and heeded before it, for clients that cannot set `Date`, such as a page in a browser (E-A6). */
                "x-cnc-date"?: components["parameters"]["CncDate"];
            };
            path: {
                /** @description The secret's ID. No form of it is refused: what is no secret's ID is a 404 (E-A23). */
                imagepullsecretID: components["parameters"]["ImagePullSecretId"];
            };
            cookie?: never;
        };
        /**
         * Read an ImagePullSecret
         * @description Tells everything that is kept, the password in clear text included.
         */
        get: operations["get-imagepullsecret-by-ID"];
        put?: never;
        post?: never;
        /**
         * Delete an ImagePullSecret
         * @description What does not exist is told before what is in use (E-A28). The name is free again at once, and a new secret of that name gets an ID of its own (E-A31).
         */
        delete: operations["delete-imagepullsecret-by-ID"];
        options?: never;
        head?: never;
        /**
         * Update an ImagePullSecret
         * @description Replaces what the body has of description, username and password. A secret that applications use can be changed too, but their images may fail to pull for a while. `lastUpdateTime` moves whenever one of the three is given, even with the value that it has; without any of them, or without a body, nothing changes (E-A16).
         */
        patch: operations["patch-imagepullsecret-by-ID"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A required member that is null or empty counts as missing (E-A9). */
        CreateImagePullSecret: {
            name: components["schemas"]["SecretName"];
            /**
             * @description The Kubernetes namespace that was made for the account. The mock has `demo`, `ecp-us-yaml-demo`, and those of its seed data (E-A12).
             * @example demo
             */
            namespace: string;
            /**
             * @description Where the images are. Taken as it stands, a domain name or a URL alike (E-A35).
             * @example docker.io
             */
            registry: string;
            username: components["schemas"]["NewUsername"];
            password: components["schemas"]["NewPassword"];
            description?: components["schemas"]["NewDescription"];
        };
        /** @description What is left out stays as it is. */
        UpdateImagePullSecret: {
            description?: components["schemas"]["NewDescription"];
            username?: components["schemas"]["NewUsername"];
            password?: components["schemas"]["NewPassword"];
            name?: components["schemas"]["Unchangeable"];
            namespace?: components["schemas"]["Unchangeable"];
            registry?: components["schemas"]["Unchangeable"];
        };
        /** @description Cannot be changed. Ignored, whatever it is, and for that reason without a type. */
        Unchangeable: unknown;
        /**
         * @description Lower-case letters, digits, `-` and `.`, with a letter or digit at both ends. Unique within its namespace, and taken as it stands: neither trimmed nor put into lower case (E-A11).
         * @example myregistrykey
         */
        SecretName: string;
        /**
         * @description The registry account's name. Taken as it stands (E-A35). It cannot be emptied (E-A17).
         * @example demo
         */
        NewUsername: string;
        /**
         * Format: password
         * @description The registry account's password. Taken as it stands (E-A35). It cannot be emptied (E-A17).
         * @example 123456
         */
        NewPassword: string;
        /**
         * @description Free text. Null is the same as empty (E-A18).
         * @example demo account on Docker Hub
         */
        NewDescription: string | null;
        /** @description All members are there (E-A34). */
        ImagePullSecretList: {
            /** @description The page. Empty where the offset is past the end (E-A21). */
            ImagePullSecrets: components["schemas"]["ImagePullSecretItem"][];
            /** @description How many secrets match, on this page and on all others (E-A21). */
            totalCount: number;
        };
        /** @description A secret as it is listed: never with its registry, username or password, and with all other members (E-A34). */
        ImagePullSecretItem: {
            imagepullsecretID: components["schemas"]["SecretId"];
            name: components["schemas"]["SecretName"];
            namespace: components["schemas"]["Namespace"];
            description: components["schemas"]["Description"];
            creationTime: components["schemas"]["CreationTime"];
            lastUpdateTime: components["schemas"]["LastUpdateTime"];
        };
        /** @description A secret with all that is kept of it; all members are there (E-A34). */
        ImagePullSecret: {
            imagepullsecretID: components["schemas"]["SecretId"];
            name: components["schemas"]["SecretName"];
            namespace: components["schemas"]["Namespace"];
            description: components["schemas"]["Description"];
            /**
             * @description Where the images are, as it was given.
             * @example docker.io
             */
            registry: string;
            /**
             * @description The registry account's name.
             * @example demo
             */
            username: string;
            /**
             * Format: password
             * @description The registry account's password, in clear text.
             * @example 123456
             */
            password: string;
            creationTime: components["schemas"]["CreationTime"];
            lastUpdateTime: components["schemas"]["LastUpdateTime"];
        };
        /**
         * @description What the platform calls the secret. The mock makes a version 1 UUID without dashes; no form is promised (E-A23).
         * @example f163180004bf11eb8d2a0242ac120002
         */
        SecretId: string;
        /**
         * @description The Kubernetes namespace that the secret is in.
         * @example demo
         */
        Namespace: string;
        /**
         * @description Free text, empty where none was given (E-A18).
         * @example demo account on Docker Hub
         */
        Description: string;
        /**
         * Format: date-time
         * @description When the secret was created. In every sample in UTC, with whole seconds (E-A26).
         * @example 2020-10-02T15:00:00Z
         */
        CreationTime: string;
        /**
         * Format: date-time
         * @description When the secret was last updated; at first, when it was created. In every sample in UTC, with whole seconds (E-A26).
         * @example 2020-10-02T15:05:00Z
         */
        LastUpdateTime: string;
        Error: {
            /**
             * @description What went wrong, for a program.
             * @example SecretNotFound
             */
            error: string;
            /**
             * @description What went wrong, for a person. Its wording may change.
             * @example The secret ID given does not exist.
             */
            message: string;
        };
    };
    responses: {
        /** @description The offset or the limit is out of range, or no integer. */
        InvalidPage: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body cannot be read, which includes a known member of the wrong type (E-A14), or the secret in it cannot be kept. Of the required members that are missing, the first is named, in the order name, namespace, registry, username, password (E-A9). */
        InvalidSecret: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Another secret of the namespace has the name (E-A13). */
        NameTaken: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body cannot be read (E-A14), would leave the secret without a username or a password (E-A17), or the platform manages the secret itself (E-A33). The vendor declares no 400 here. */
        InvalidUpdate: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description An application's pods pull their images with the secret, which in the mock is a provider state (E-A27), or the platform manages the secret itself (E-A33). */
        SecretInUse: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No secret of the customer has the ID. */
        NoSuchSecret: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The call does not say who makes it, or its password was not made from its date and the account's key (E-A1). The vendor declares no 401. */
        NotAuthenticated: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The call is made on behalf of another customer by one who is not a reseller, which in the mock is a provider state (E-A7). The vendor declares no 403 for secrets. */
        NotAReseller: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The customer calls too often. Known of a sibling product at the same address; the mock says so only as a fault (E-A32). */
        TooManyRequests: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                "x-rate-limit-retry-after-seconds": components["headers"]["RateLimitRetryAfterSeconds"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The platform failed. The vendor declares no such answer; the mock gives it only as a fault (E-A32). */
        ServerError: {
            headers: {
                "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description The secret's ID. No form of it is refused: what is no secret's ID is a 404 (E-A23). */
        ImagePullSecretId: string;
        /** @description For resellers: the ID of the child customer whose secrets are meant. The vendor declares it where secrets are listed and read, and describes it for every call; here every operation takes it (E-A7). */
        OnBehalfOf: string;
        /** @description What the password was made from, in the form of RFC 1123. Any text is taken as it stands; its zone may be `GMT`, `UTC` or a number (E-A5). A call that has neither this nor `x-cnc-date` is answered with 401 (E-A3). */
        Date: string;
        /** @description The same as `Date`, and heeded before it, for clients that cannot set `Date`, such as a page in a browser (E-A6). */
        CncDate: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description What the platform calls this request, a new one for each. The vendor does not mark it as required, but declares it for every response; 16 hexadecimal digits are an assumption and not checked (E-A25).
         * @example 9c1d2e3f4a5b6c7d
         */
        QtlRequestId: string;
        /**
         * @description Where the new secret is; its ID is the last segment. Absolute, though nothing may depend on that (E-A24).
         * @example https://ngapi.cdnetworks.com/ecp/v1/imagepullsecrets/f163180004bf11eb8d2a0242ac120002
         */
        Location: string;
        /**
         * @description How to authenticate. Not required: a browser would open its own login box for it (E-A2).
         * @example Basic realm="ECP API"
         */
        WwwAuthenticate: string;
        /**
         * @description How many seconds to wait before the next call (E-A32).
         * @example 1
         */
        RateLimitRetryAfterSeconds: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "get-imagepullsecrets": {
        parameters: {
            query?: {
                /** @description Lists only the secrets whose name matches. What has this text anywhere in its name, in upper or lower case, matches; there are no wildcards, and an empty text filters nothing (E-A20). */
                searchString?: string;
                /** @description How many secrets to skip. The first one has offset 0. */
                offset?: number;
                /** @description How many secrets to list at most. */
                limit?: number;
            };
            header?: {
                /** @description For resellers: the ID of the child customer whose secrets are meant. The vendor declares it where secrets are listed and read, and describes it for every call; here every operation takes it (E-A7). */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
                /** @description What the password was made from, in the form of RFC 1123. Any text is taken as it stands; its zone may be `GMT`, `UTC` or a number (E-A5). A call that has neither this nor `x-cnc-date` is answered with 401 (E-A3). */
                Date?: components["parameters"]["Date"];
                /** @description The same as `Date`, and heeded before it, for clients that cannot set `Date`, such as a page in a browser (E-A6). */
                "x-cnc-date"?: components["parameters"]["CncDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the secrets that match, without what their registry is logged in to with. */
            200: {
                headers: {
                    "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImagePullSecretList"];
                };
            };
            400: components["responses"]["InvalidPage"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotAReseller"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    "post-imagepullsecrets": {
        parameters: {
            query?: never;
            header?: {
                /** @description For resellers: the ID of the child customer whose secrets are meant. The vendor declares it where secrets are listed and read, and describes it for every call; here every operation takes it (E-A7). */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
                /** @description What the password was made from, in the form of RFC 1123. Any text is taken as it stands; its zone may be `GMT`, `UTC` or a number (E-A5). A call that has neither this nor `x-cnc-date` is answered with 401 (E-A3). */
                Date?: components["parameters"]["Date"];
                /** @description The same as `Date`, and heeded before it, for clients that cannot set `Date`, such as a page in a browser (E-A6). */
                "x-cnc-date"?: components["parameters"]["CncDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateImagePullSecret"];
            };
        };
        responses: {
            /** @description The secret was created. Its ID is the last segment of `Location`. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidSecret"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotAReseller"];
            409: components["responses"]["NameTaken"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    "get-imagepullsecret-by-ID": {
        parameters: {
            query?: never;
            header?: {
                /** @description For resellers: the ID of the child customer whose secrets are meant. The vendor declares it where secrets are listed and read, and describes it for every call; here every operation takes it (E-A7). */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
                /** @description What the password was made from, in the form of RFC 1123. Any text is taken as it stands; its zone may be `GMT`, `UTC` or a number (E-A5). A call that has neither this nor `x-cnc-date` is answered with 401 (E-A3). */
                Date?: components["parameters"]["Date"];
                /** @description The same as `Date`, and heeded before it, for clients that cannot set `Date`, such as a page in a browser (E-A6). */
                "x-cnc-date"?: components["parameters"]["CncDate"];
            };
            path: {
                /** @description The secret's ID. No form of it is refused: what is no secret's ID is a 404 (E-A23). */
                imagepullsecretID: components["parameters"]["ImagePullSecretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret with its password. */
            200: {
                headers: {
                    "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImagePullSecret"];
                };
            };
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotAReseller"];
            404: components["responses"]["NoSuchSecret"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    "delete-imagepullsecret-by-ID": {
        parameters: {
            query?: never;
            header?: {
                /** @description For resellers: the ID of the child customer whose secrets are meant. The vendor declares it where secrets are listed and read, and describes it for every call; here every operation takes it (E-A7). */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
                /** @description What the password was made from, in the form of RFC 1123. Any text is taken as it stands; its zone may be `GMT`, `UTC` or a number (E-A5). A call that has neither this nor `x-cnc-date` is answered with 401 (E-A3). */
                Date?: components["parameters"]["Date"];
                /** @description The same as `Date`, and heeded before it, for clients that cannot set `Date`, such as a page in a browser (E-A6). */
                "x-cnc-date"?: components["parameters"]["CncDate"];
            };
            path: {
                /** @description The secret's ID. No form of it is refused: what is no secret's ID is a 404 (E-A23). */
                imagepullsecretID: components["parameters"]["ImagePullSecretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret is gone. */
            204: {
                headers: {
                    "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["SecretInUse"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotAReseller"];
            404: components["responses"]["NoSuchSecret"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    "patch-imagepullsecret-by-ID": {
        parameters: {
            query?: never;
            header?: {
                /** @description For resellers: the ID of the child customer whose secrets are meant. The vendor declares it where secrets are listed and read, and describes it for every call; here every operation takes it (E-A7). */
                "On-Behalf-Of"?: components["parameters"]["OnBehalfOf"];
                /** @description What the password was made from, in the form of RFC 1123. Any text is taken as it stands; its zone may be `GMT`, `UTC` or a number (E-A5). A call that has neither this nor `x-cnc-date` is answered with 401 (E-A3). */
                Date?: components["parameters"]["Date"];
                /** @description The same as `Date`, and heeded before it, for clients that cannot set `Date`, such as a page in a browser (E-A6). */
                "x-cnc-date"?: components["parameters"]["CncDate"];
            };
            path: {
                /** @description The secret's ID. No form of it is refused: what is no secret's ID is a 404 (E-A23). */
                imagepullsecretID: components["parameters"]["ImagePullSecretId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateImagePullSecret"];
            };
        };
        responses: {
            /** @description The secret as it is now, with its password. */
            200: {
                headers: {
                    "Qtl-Request-Id": components["headers"]["QtlRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImagePullSecret"];
                };
            };
            400: components["responses"]["InvalidUpdate"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotAReseller"];
            404: components["responses"]["NoSuchSecret"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
}
