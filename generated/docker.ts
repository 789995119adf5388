// Made from specs/docker.yaml by "npm run generate": change that file, not this one.
export interface paths {
    "/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List secrets
         * @description The order is not defined. A secret's data is never returned.
         */
        get: operations["SecretList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/secrets/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a secret
         * @description The engine looks neither at the request's content type nor at keys that it does not know, and matches the known ones without regard to case.
         */
        post: operations["SecretCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/secrets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret's ID, a prefix of it that no other secret's ID has, or the secret's name in any case. An ID wins over a name, a name over a prefix. */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        /** Inspect a secret */
        get: operations["SecretInspect"];
        put?: never;
        post?: never;
        /** Delete a secret */
        delete: operations["SecretDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/secrets/{id}/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret's ID, a prefix of it that no other secret's ID has, or the secret's name in any case. An ID wins over a name, a name over a prefix. */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update a secret's labels
         * @description Labels are replaced as a whole; nothing else can change. The body is read first, then come `version`, the secret itself, its name and data, and last whether `version` is the current one.
         */
        post: operations["SecretUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ask whether the engine is up, and which API version it speaks */
        get: operations["SystemPing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Ask for the ping's headers alone */
        head: operations["SystemPingHead"];
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Secret: {
            /** @description What the swarm calls the secret. */
            ID: string;
            Version: components["schemas"]["ObjectVersion"];
            /** @description When the secret was created. */
            CreatedAt: components["schemas"]["Timestamp"];
            /** @description When the secret's labels were last replaced. */
            UpdatedAt: components["schemas"]["Timestamp"];
            /** @description What the secret was created with, less its data. */
            Spec: {
                Name: components["schemas"]["SecretName"];
                Labels: components["schemas"]["Labels"];
                Driver?: components["schemas"]["Driver"];
                Templating?: components["schemas"]["StoredTemplating"];
            };
        };
        /** @description Guards an object against writers that overwrite each other. */
        ObjectVersion: {
            /**
             * Format: int64
             * @description Grows with every change to the cluster, so not by one for each change to the secret.
             */
            Index: number;
        };
        SecretSpec: {
            Name: components["schemas"]["SecretName"];
            Labels?: components["schemas"]["Labels"];
            Data?: components["schemas"]["SecretData"];
            Driver?: components["schemas"]["Driver"];
            Templating?: components["schemas"]["Templating"];
        };
        /** @description The secret's spec with new labels. The name must stay as it is, and so must the data where it is given. A driver and a templating are accepted and change nothing. */
        SecretUpdateSpec: {
            Name: components["schemas"]["SecretName"];
            Labels?: components["schemas"]["Labels"];
            Data?: components["schemas"]["UnchangedData"];
            Driver?: components["schemas"]["IgnoredDriver"];
            Templating?: components["schemas"]["Templating"];
        };
        /**
         * @description Unique without regard to case.
         * @example app-key.crt
         */
        SecretName: string;
        /**
         * Format: password
         * @description The secret itself, in standard base64 with padding: 1 to 511,999 bytes once decoded. Never returned.
         * @example VEhJUyBJUyBOT1QgQSBSRUFMIENFUlRJRklDQVRFCg==
         */
        SecretData: string;
        /**
         * Format: password
         * @description The secret as it is, in standard base64 with padding. Empty is the same as left out.
         * @example VEhJUyBJUyBOT1QgQSBSRUFMIENFUlRJRklDQVRFCg==
         */
        UnchangedData: string;
        /**
         * @description Keys and values of the user's own. Both may be empty.
         * @example {
         *       "com.example.some-label": "some-value"
         *     }
         */
        Labels: {
            [key: string]: string;
        };
        /** @description The external store that keeps the secret's data. */
        Driver: {
            /** @description Name of the driver. */
            Name: string;
            Options?: components["schemas"]["DriverOptions"];
        };
        /** @description A driver in an update, which changes nothing. Any name is accepted. */
        IgnoredDriver: {
            /** @description Name of the driver. */
            Name: string;
            Options?: components["schemas"]["DriverOptions"];
        };
        /** @description How the data is expanded, if it is a template. Any name is accepted. */
        Templating: {
            /** @description Name of the templating driver. */
            Name: string;
            Options?: components["schemas"]["DriverOptions"];
        };
        /** @description The templating that a secret was created with. An empty name, and no options, are left out. */
        StoredTemplating: {
            /** @description Name of the templating driver. */
            Name?: string;
            Options?: components["schemas"]["DriverOptions"];
        };
        /** @description Options that only the driver understands. */
        DriverOptions: {
            [key: string]: string;
        };
        SecretFilters: {
            id?: components["schemas"]["FilterValues"];
            name?: components["schemas"]["FilterValues"];
            names?: components["schemas"]["FilterValues"];
            label?: components["schemas"]["FilterValues"];
        };
        FilterValues: string[] | {
            [key: string]: boolean;
        };
        IDResponse: {
            /** @description What the swarm calls the new secret. */
            ID: string;
        };
        ErrorResponse: {
            /** @description What went wrong, for a person. */
            message: string;
        };
        /**
         * Format: date-time
         * @description RFC 3339 in UTC, with up to nanoseconds.
         */
        Timestamp: string;
    };
    responses: {
        /** @description A filter has a name that secrets do not have, or the query string cannot be read. */
        UnknownFilter: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The IDs of several secrets begin so. */
        AmbiguousReference: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The filters are not a JSON object of strings. */
        UnreadableFilters: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body cannot be read, the secret in it cannot be kept, or a client older than API 1.37 sends a `Templating`. */
        InvalidSecret: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Another secret has the name, in whatever case. */
        NameInUse: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The swarm could not keep the secret, as when it has no driver of the given name. */
        CreateFailed: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body or `version` cannot be read, or something other than labels would change. */
        InvalidUpdate: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The version is not the current one, or the engine failed. */
        StaleVersion: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description No secret has the ID, the prefix or the name. */
        NoSuchSecret: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The engine failed. */
        ServerError: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The node is not a manager of a swarm. */
        OutsideASwarm: {
            headers: {
                "Api-Version": components["headers"]["ApiVersion"];
                "Docker-Experimental": components["headers"]["DockerExperimental"];
                Ostype: components["headers"]["Ostype"];
                Server: components["headers"]["Server"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description The secret's ID, a prefix of it that no other secret's ID has, or the secret's name in any case. An ID wins over a name, a name over a prefix. */
        SecretId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The newest API version that the engine speaks.
         * @example 1.44
         */
        ApiVersion: string;
        /**
         * @description Whether the engine runs with experimental features.
         * @example false
         */
        DockerExperimental: "true" | "false";
        /**
         * @description The operating system that the engine's containers run on.
         * @example linux
         */
        Ostype: "linux" | "windows";
        /**
         * @description The engine's own version, and the platform it was built for.
         * @example Docker/20.10.24 (linux)
         */
        Server: string;
        /** @description A ping is never cached. */
        CacheControl: "no-cache, no-store, must-revalidate";
        /** @description A ping is never cached. */
        Pragma: "no-cache";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    SecretList: {
        parameters: {
            query?: {
                /** @description A JSON object of the filters `id`, `name`, `names` and `label`. Each has its values as an array (`{"name":["a"]}`) or as the keys of an object (`{"name":{"a":true}}`). `id` and `name` match by prefix, `names` exactly, both names without regard to case; a secret that any of these three matches is listed. `label` matches a `key` or a `key=value`, and all of them must match. An empty object filters nothing. */
                filters?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secrets that match, all of them where nothing is filtered. */
            200: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Secret"][];
                };
            };
            400: components["responses"]["UnknownFilter"];
            500: components["responses"]["UnreadableFilters"];
            503: components["responses"]["OutsideASwarm"];
        };
    };
    SecretCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretSpec"];
            };
        };
        responses: {
            /** @description The secret was created. */
            201: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IDResponse"];
                };
            };
            400: components["responses"]["InvalidSecret"];
            409: components["responses"]["NameInUse"];
            500: components["responses"]["CreateFailed"];
            503: components["responses"]["OutsideASwarm"];
        };
    };
    SecretInspect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret's ID, a prefix of it that no other secret's ID has, or the secret's name in any case. An ID wins over a name, a name over a prefix. */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret, without its data. */
            200: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Secret"];
                };
            };
            400: components["responses"]["AmbiguousReference"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["OutsideASwarm"];
        };
    };
    SecretDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret's ID, a prefix of it that no other secret's ID has, or the secret's name in any case. An ID wins over a name, a name over a prefix. */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret is gone. */
            204: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["AmbiguousReference"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["OutsideASwarm"];
        };
    };
    SecretUpdate: {
        parameters: {
            query: {
                /** @description `Version.Index` of the secret as last inspected. Any other is refused, so that no two writers overwrite each other. */
                version: number;
            };
            header?: never;
            path: {
                /** @description The secret's ID, a prefix of it that no other secret's ID has, or the secret's name in any case. An ID wins over a name, a name over a prefix. */
                id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretUpdateSpec"];
            };
        };
        responses: {
            /** @description The labels were replaced. */
            200: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidUpdate"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["StaleVersion"];
            503: components["responses"]["OutsideASwarm"];
        };
    };
    SystemPing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The engine is up. */
            200: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    Pragma: components["headers"]["Pragma"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": "OK";
                };
            };
            500: components["responses"]["ServerError"];
        };
    };
    SystemPingHead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The engine is up. */
            200: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    Pragma: components["headers"]["Pragma"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The engine failed. */
            500: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
