// Made from specs/gcore.yaml by "npm run generate": change that file, not this one.
export interface paths {
    "/cloud/v1/caas/secrets/{project_id}/{region_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project. Any integer may be one (G-A18). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The region. The same name in another one is another secret. Any integer may be one (G-A18). */
                region_id: components["parameters"]["RegionId"];
            };
            cookie?: never;
        };
        /**
         * List pull secrets
         * @description A page of the project's secrets in the region, by name (G-A15), without their passwords. There is no filter, no sorting and no link to the next page: the end is where `offset` plus the length of `results` reaches `count`. Unknown query parameters are ignored, and of a repeated one the last counts (G-A17).
         */
        get: operations["CaaSPullSecretsHandler.get"];
        put?: never;
        /**
         * Create a pull secret
         * @description Answers with 200, not 201. All four members are kept exactly as they are sent: nothing is trimmed, lower-cased or parsed as a URL (G-A26). Members that the schema does not have are ignored (G-A11). No number of secrets is too many (G-A25).
         */
        post: operations["CaaSPullSecretsHandler.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cloud/v1/caas/secrets/{project_id}/{region_id}/{secret_name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project. Any integer may be one (G-A18). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The region. The same name in another one is another secret. Any integer may be one (G-A18). */
                region_id: components["parameters"]["RegionId"];
                /** @description The secret's name. The rules for new names are not repeated here: one that no secret can have is not found, rather than invalid (G-A19). */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        /** Get a pull secret */
        get: operations["PullSecretHandler.get"];
        put?: never;
        post?: never;
        /**
         * Delete a pull secret
         * @description The name is free again at once, and a new secret of that name owes nothing to the old one (G-A21). That a container uses the secret is no obstacle, unless a mock is told otherwise (G-A20).
         */
        delete: operations["PullSecretHandler.delete"];
        options?: never;
        head?: never;
        /**
         * Update a pull secret
         * @description Replaces the members that are there and not null, and leaves the others as they are: nothing can be cleared (G-A12). The name never changes; `name`, like any member that the schema does not have, is ignored (G-A11).
         */
        patch: operations["PullSecretHandler.patch"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** PullSecretListSerializer */
        PullSecretListSerializer: {
            /**
             * Count
             * @description How many secrets the project has in the region, on all pages together.
             */
            count: number;
            /**
             * Results
             * @description The secrets of this page.
             */
            results: components["schemas"]["PullSecretSerializer"][];
        };
        /**
         * PullSecretSerializer
         * @description A secret as it is shown. There is no password in it, ever.
         */
        PullSecretSerializer: {
            /**
             * Name
             * @description What the secret is called; in its project and region no other is.
             * @example my-secret
             */
            name: string;
            /**
             * Registry
             * @description The registry that the credential is for.
             * @example some.registry.com
             */
            registry: string;
            /**
             * Login
             * @description Who logs in there.
             * @example login
             */
            login: string;
            /**
             * Updated At
             * @description When the secret was created, or last written to (G-A14). The only sample is RFC 3339 in UTC with whole seconds, but no format is promised (G-A13); two writes within a second can have the same.
             * @example 2021-01-01T00:00:00Z
             */
            updated_at: string;
        };
        /** PullSecretCreateSerializer */
        PullSecretCreateSerializer: {
            /**
             * Name
             * @description What the secret is called. The pattern is narrower than the lengths: 2 to 26 characters, the first a letter, the last no hyphen.
             * @example my-secret
             */
            name: string;
            /**
             * Registry
             * @description The registry's host, without a path.
             * @example some.registry.com
             */
            registry: string;
            /**
             * Login
             * @description Who logs in there.
             * @example login
             */
            login: string;
            /**
             * Password
             * Format: password
             * @description The login's password, or a token. Never returned.
             * @example password
             */
            password: string;
        };
        /**
         * PullSecretUpdateSerializer
         * @description What to replace. Null is the same as left out (G-A12).
         */
        PullSecretUpdateSerializer: {
            login?: components["schemas"]["NewLogin"];
            password?: components["schemas"]["NewPassword"];
            registry?: components["schemas"]["NewRegistry"];
        };
        /**
         * Login
         * @description Who logs in from now on.
         * @default null
         * @example login
         */
        NewLogin: string | null;
        /**
         * Password
         * Format: password
         * @description The login's new password, or token. Never returned.
         * @default null
         * @example password
         */
        NewPassword: string | null;
        /**
         * Registry
         * @description The registry's host from now on, without a path.
         * @default null
         * @example some.registry.com
         */
        NewRegistry: string | null;
        /**
         * @description What every error looks like, whatever the product. Clients must not go by the message.
         * @example {
         *       "exception_class": "HTTPError",
         *       "message": "HTTP 405: Method Not Allowed",
         *       "request_id": "0f3c9a5e7b1d4c2896ad10e4f7b25c87"
         *     }
         */
        ErrorResponse: {
            exception_class: components["schemas"]["ExceptionClass"];
            message: components["schemas"]["ErrorMessage"];
            request_id: components["schemas"]["RequestId"];
            info?: components["schemas"]["ErrorInfo"];
        };
        /** @description The error that an invalid request is answered with; always with 400, never with 422. */
        ValidationErrorResponse: {
            exception_class: components["schemas"]["ExceptionClass"];
            /** @description `Validation Error: ` and `invalid_fields` as Python's `repr` writes it: in single quotes, but a text with single quotes of its own in double ones (G-A9). */
            message: components["schemas"]["ErrorMessage"];
            request_id: components["schemas"]["RequestId"];
            info?: components["schemas"]["ErrorInfo"];
            /**
             * @description Texts by the member or the parameter that is wrong; by `body`, where the body as a whole is (G-A10). One text for each, in the order name, registry, login, password (G-A8).
             * @example {
             *       "name": [
             *         "Field required"
             *       ]
             *     }
             */
            invalid_fields: {
                [key: string]: string[];
            };
        };
        /**
         * @description What kind of error it is, for a program. The vendor's table of classes by status has typical ones, so this list is not complete.
         * @example ValidationError
         * @example not_authenticated
         * @example token_not_valid
         * @example ForbiddenError
         * @example NotFoundError
         * @example ConflictError
         * @example HTTPError
         */
        ExceptionClass: string;
        /**
         * @description What went wrong, for a person.
         * @example Pull secret my-secret could not be found
         */
        ErrorMessage: string;
        /**
         * @description What the vendor's support finds the request by. Prose samples are 32 hexadecimal digits, as a mock's are (G-A22); the vendor's file has one with dashes.
         * @example 0f3c9a5e7b1d4c2896ad10e4f7b25c86
         * @example 4e3e63f3-4f2a-4720-bf18-2a1986531b87
         */
        RequestId: string;
        /**
         * @description More about some errors, such as the numbers of a quota. May have anything else in it.
         * @example {
         *       "attribute": "volume_size",
         *       "current_usage": 60,
         *       "requested_usage": 170,
         *       "limit": 100
         *     }
         */
        ErrorInfo: {
            /** @description What there is too little of. */
            attribute?: string;
            /** @description How much of it is in use. */
            current_usage?: number;
            /** @description How much of it would be in use. */
            requested_usage?: number;
            /** @description How much of it there may be. */
            limit?: number;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description `limit` or `offset` is not an integer or out of bounds (G-A16), or an id in the path is not an integer (G-A18). */
        InvalidPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorResponse"];
            };
        };
        /** @description The body is not a JSON object (G-A10), a member of it is missing or breaks its rules, or an id in the path is not an integer (G-A18). All texts but `Field required` are pydantic's (G-A8). */
        InvalidSecret: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorResponse"];
            };
        };
        /** @description The body is there but is not a JSON object (G-A10), a member of it breaks its rules, or an id in the path is not an integer (G-A18). The texts are pydantic's (G-A8). */
        InvalidUpdate: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorResponse"];
            };
        };
        /** @description An id in the path is not an integer (G-A18). */
        InvalidId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrorResponse"];
            };
        };
        /** @description The token is missing, cannot be read, or is not good. Only the message tells the cause; which class goes with which message is an assumption (G-A3). */
        NotAuthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description What is asked for is exhausted, or the token has no right to it. Documented for the API as a whole; no page says when pull secrets would cause it, so a mock answers with it only as a fault (G-A7, G-A25). */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The project or the region does not exist. A mock knows them all, unless it is told which there are (G-A18). */
        NoSuchScope: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The project has no secret of the name in the region, even if it has one in another (G-A2 for the text), or there is no such project or region (G-A18). */
        NoSuchSecret: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The project has a secret of the name in the region. It stays as it is (G-A1). */
        NameTaken: {
            headers: {
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A container uses the secret. Only a mock that is told to looks at that (G-A20). */
        SecretInUse: {
            headers: {
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There were too many requests. A mock answers with it only as a fault; the class and the text are not documented (G-A24). */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The API failed. A mock answers with it only as a fault; the class and the text are not documented (G-A24). */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description The project. Any integer may be one (G-A18). */
        ProjectId: number;
        /** @description The region. The same name in another one is another secret. Any integer may be one (G-A18). */
        RegionId: number;
        /** @description The secret's name. The rules for new names are not repeated here: one that no secret can have is not found, rather than invalid (G-A19). */
        SecretName: string;
        /** @description How many secrets a page has at most. One that is out of bounds is refused, not corrected (G-A16). */
        Limit: number;
        /** @description How many secrets come before the page. Beyond the last one the page is empty (G-A16). */
        Offset: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description How long to wait, in seconds or as a date (RFC 9110, section 10.2.3). Not always sent.
         * @example 1
         */
        RetryAfter: string;
        /**
         * @description Tells the vendor's SDKs whether to send the request again, which they otherwise do twice after a conflict. Sent only by a mock that is told to (G-A29).
         * @example false
         */
        ShouldRetry: "true" | "false";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "CaaSPullSecretsHandler.get": {
        parameters: {
            query?: {
                /** @description How many secrets a page has at most. One that is out of bounds is refused, not corrected (G-A16). */
                limit?: components["parameters"]["Limit"];
                /** @description How many secrets come before the page. Beyond the last one the page is empty (G-A16). */
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path: {
                /** @description The project. Any integer may be one (G-A18). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The region. The same name in another one is another secret. Any integer may be one (G-A18). */
                region_id: components["parameters"]["RegionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page, and how many secrets there are on all pages together. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PullSecretListSerializer"];
                };
            };
            400: components["responses"]["InvalidPage"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchScope"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    "CaaSPullSecretsHandler.post": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project. Any integer may be one (G-A18). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The region. The same name in another one is another secret. Any integer may be one (G-A18). */
                region_id: components["parameters"]["RegionId"];
            };
            cookie?: never;
        };
        /** @description The vendor's file does not require it, but without one, or with an empty one, all four members are missing (G-A10). */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PullSecretCreateSerializer"];
            };
        };
        responses: {
            /** @description The new secret, without its password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PullSecretSerializer"];
                };
            };
            400: components["responses"]["InvalidSecret"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchScope"];
            409: components["responses"]["NameTaken"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    "PullSecretHandler.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project. Any integer may be one (G-A18). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The region. The same name in another one is another secret. Any integer may be one (G-A18). */
                region_id: components["parameters"]["RegionId"];
                /** @description The secret's name. The rules for new names are not repeated here: one that no secret can have is not found, rather than invalid (G-A19). */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret, without its password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PullSecretSerializer"];
                };
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchSecret"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    "PullSecretHandler.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project. Any integer may be one (G-A18). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The region. The same name in another one is another secret. Any integer may be one (G-A18). */
                region_id: components["parameters"]["RegionId"];
                /** @description The secret's name. The rules for new names are not repeated here: one that no secret can have is not found, rather than invalid (G-A19). */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret is gone. There is no body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidId"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchSecret"];
            409: components["responses"]["SecretInUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    "PullSecretHandler.patch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project. Any integer may be one (G-A18). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The region. The same name in another one is another secret. Any integer may be one (G-A18). */
                region_id: components["parameters"]["RegionId"];
                /** @description The secret's name. The rules for new names are not repeated here: one that no secret can have is not found, rather than invalid (G-A19). */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        /** @description None at all, and an empty one, are the same as `{}` (G-A10). */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PullSecretUpdateSerializer"];
            };
        };
        responses: {
            /** @description The whole secret as it is now, without its password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PullSecretSerializer"];
                };
            };
            400: components["responses"]["InvalidUpdate"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchSecret"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
}
