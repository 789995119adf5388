// Made from specs/huawei.yaml by "npm run generate": change that file, not this one.
export interface paths {
    "/v1/{project_id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        /**
         * List secrets
         * @description By name, ascending by code unit (H-A19), those that wait for their deletion included (H-A5). Values are never listed.
         */
        get: operations["ListSecrets"];
        put?: never;
        /**
         * Create a secret
         * @description The secret is ENABLED, and its value becomes version `v1` with the stage SYSCURRENT. A name that another secret has is refused (H-A3), also while that one waits for its deletion (H-A7). A project has at most 500 secrets (H-A38).
         */
        post: operations["CreateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/secrets/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a secret from a backup
         * @description Only where the project has no secret of that name any more. The secret gets its ID, times, versions and stages back, and no tags (H-A28). The path is also that of a secret called `restore`, which has other methods.
         */
        post: operations["UploadSecretBlob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/secrets/{secret_name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        /** Show a secret, without its value */
        get: operations["ShowSecret"];
        /**
         * Update a secret's metadata
         * @description Only the fields that are sent change, and the value is never among them. A new key encrypts later versions; each earlier one keeps its own. `update_time` is renewed (H-A30). A secret that waits for its deletion is refused (H-A4, H-A5).
         */
        put: operations["UpdateSecret"];
        post?: never;
        /**
         * Delete a secret at once and for good
         * @description Also one that waits for its deletion (H-A6).
         */
        delete: operations["DeleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/secrets/{secret_name}/scheduled-deleted-tasks/create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Schedule a secret's deletion
         * @description The secret becomes PENDING_DELETE: its metadata cannot be updated and its value cannot be read until the deletion is cancelled. Only from ENABLED and DISABLED (H-A10). It is gone from the first call at or after its `scheduled_delete_time` (H-A8), which is now, floored to the second, and the given days (H-A9).
         */
        post: operations["DeleteSecretForSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/secrets/{secret_name}/scheduled-deleted-tasks/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a secret's scheduled deletion
         * @description There is no body. The secret is usable again, and `update_time` is renewed (H-A30).
         */
        post: operations["RestoreSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/secrets/{secret_name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        /**
         * List a secret's versions, without their values
         * @description By number, ascending (H-A19), also while the secret waits for its deletion (H-A5).
         */
        get: operations["ListSecretVersions"];
        put?: never;
        /**
         * Create a version
         * @description Only of a secret that is ENABLED (H-A4). Versions are numbered on from `v1`. A secret keeps 20 of them: for the next one the oldest without a stage goes (H-A15). Each was created at least a second after the one before (H-A17). The new value may be text where the old one was bytes, and the other way round.
         */
        post: operations["CreateSecretVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/secrets/{secret_name}/versions/{version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
                /** @description The version: `v` and its number. To read one, `latest` too. The vendor takes any text of this form, and most are no version's. */
                version_id: components["parameters"]["VersionId"];
            };
            cookie?: never;
        };
        /**
         * Show a version with its value
         * @description The only operation that answers with a secret value. The secret must be ENABLED (H-A4). `latest` stands for the version with the highest number (H-A16).
         */
        get: operations["ShowSecretVersion"];
        /**
         * Set when a version expires
         * @description Nothing else of a version can change. The secret must be ENABLED (H-A4). `latest` is no version here.
         */
        put: operations["UpdateVersion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/secrets/{secret_name}/stages/{stage_name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
                /** @description The stage's name. No dots (H-A1). */
                stage_name: components["parameters"]["StageName"];
            };
            cookie?: never;
        };
        /**
         * Show which version a stage sits on
         * @description The built-in stages too, and also while the secret waits for its deletion (H-A5).
         */
        get: operations["ShowSecretStage"];
        /**
         * Create a stage, or move it to another version
         * @description The stage leaves the version that it sat on. A built-in one can be moved too, and no other moves with it (H-A12). Where it sits already, only `update_time` is renewed (H-A13). A secret has at most 12 stages, the built-in ones counted (H-A14). The secret must be ENABLED (H-A4, H-A5).
         */
        put: operations["UpdateSecretStage"];
        post?: never;
        /**
         * Delete a stage
         * @description The version stays, and is one without a stage if it had no other. The built-in stages cannot be deleted. The secret must be ENABLED (H-A4, H-A5).
         */
        delete: operations["DeleteSecretStage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/secrets/{secret_name}/backup": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back a secret up
         * @description There is no body. The backup has all versions of the secret, which must be ENABLED (H-A4, H-A5).
         */
        post: operations["DownloadSecretBlob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/csms/{secret_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
                /** @description The secret's ID. */
                secret_id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        /**
         * List a secret's tags
         * @description By key, ascending by code unit (H-A19).
         */
        get: operations["ListSecretTags"];
        put?: never;
        /**
         * Tag a secret
         * @description A key that the secret has already gets the new value; a secret has at most 20 tags (H-A29). The secret's `update_time` stays (H-A30).
         */
        post: operations["CreateSecretTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/csms/{secret_id}/tags/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
                /** @description The secret's ID. */
                secret_id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add or delete several of a secret's tags
         * @description A key that the secret has already gets the new value, a key to delete that it does not have is passed over, and where it would get more than 20 tags nothing is applied (H-A29).
         */
        post: operations["BatchCreateOrDeleteTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/csms/{secret_id}/tags/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
                /** @description The secret's ID. */
                secret_id: components["parameters"]["SecretId"];
                /** @description The tag's key. One that the secret does not have is not found (H-A29). */
                key: components["parameters"]["TagKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete one of a secret's tags */
        delete: operations["DeleteSecretTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/csms/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
            };
            cookie?: never;
        };
        /**
         * List the tags of all secrets of the project
         * @description By key, ascending by code unit (H-A19), each key once with all its values.
         */
        get: operations["ListProjectSecretsTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{project_id}/csms/resource_instances/action": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List or count the secrets with certain tags
         * @description Nothing changes. The vendor writes `resource_instances` as a parameter, which has this one value.
         */
        post: operations["ListResourceInstances"];
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
        /** @description A secret and its first value, which is either text or bytes (H-A25). Refused are automatic rotation without a period, and a database account without its configuration. */
        CreateSecretRequestBody: {
            name: components["schemas"]["SecretName"];
            /** @description The key that encrypts the value; without one the project's own, `csms/default`, which the service makes if it is missing. No key is looked up here (H-A23). */
            kms_key_id?: components["schemas"]["Uuid"];
            description?: components["schemas"]["Description"];
            secret_string?: components["schemas"]["SecretString"];
            secret_binary?: components["schemas"]["SecretBinary"];
            secret_type?: components["schemas"]["SecretType"];
            auto_rotation?: components["schemas"]["AutoRotation"];
            rotation_period?: components["schemas"]["RotationPeriod"];
            /** @description For a database account, whose it is and how it is rotated; JSON as text. */
            rotation_config?: string;
            /** @description The function that rotates the secret. */
            rotation_func_urn?: string;
            event_subscriptions?: components["schemas"]["EventSubscriptions"];
            /** @description The enterprise project; without it the default one, `0`. */
            enterprise_project_id?: string;
        };
        /** @description What is to change. Name, type and value cannot. */
        UpdateSecretRequestBody: {
            /** @description The key for later versions. Any text of this length is taken (H-A23), unlike for a new secret. */
            kms_key_id?: string;
            description?: components["schemas"]["Description"];
            /** @description Whether the service rotates the secret by itself. */
            auto_rotation?: boolean;
            rotation_period?: components["schemas"]["RotationPeriod"];
            event_subscriptions?: components["schemas"]["EventSubscriptions"];
            /** @description The function that rotates the secret. */
            rotation_func_urn?: string;
        };
        DeleteSecretForScheduleRequestBody: {
            /**
             * Format: int32
             * @description In how many days the secret is to be deleted. Required, though the vendor names a default (H-A10).
             */
            recovery_window_in_days: number;
        };
        /** @description A new value, which is either text or bytes (H-A25). */
        CreateSecretVersionRequestBody: {
            secret_string?: components["schemas"]["SecretString"];
            secret_binary?: components["schemas"]["SecretBinary"];
            /** @description The stages that move to the new version, and only they. Without any, SYSCURRENT moves here and SYSPREVIOUS to where it was. An empty list is as good as none, SYSCURRENT in a list does what it does without one, and repeats are ignored (H-A11). More than 12 have an error of their own (H-A14). */
            version_stages?: string[];
            expire_time?: components["schemas"]["ExpireTime"];
        };
        UpdateVersionRequestBody: {
            expire_time: components["schemas"]["ExpireTime"];
        };
        UpdateSecretStageRequestBody: {
            version_id: components["schemas"]["VersionId"];
        };
        UploadSecretBlobRequestBody: {
            /**
             * Format: password
             * @description The backup, as the service gave it. An altered one is refused (H-A28).
             * @example )CloudSecretManagementBackupV1.com…
             */
            secret_blob: string;
        };
        CreateSecretTagRequestBody: {
            tag: components["schemas"]["TagItem"];
        };
        BatchCreateOrDeleteTagsRequestBody: {
            /**
             * @description What to do with the tags.
             * @enum {string}
             */
            action: "create" | "delete";
            tags: components["schemas"]["TagItem"][];
            sequence?: components["schemas"]["Sequence"];
        };
        ListResourceInstancesRequestBody: {
            /**
             * @description Whether to list the secrets, or only to count them. To count, no page is needed.
             * @enum {string}
             */
            action: "filter" | "count";
            limit?: components["schemas"]["ResourceLimit"];
            offset?: components["schemas"]["ResourceOffset"];
            /** @description A secret must have all of them. */
            tags?: components["schemas"]["TagFilter"][];
            /** @description What else a secret must match. */
            matches?: components["schemas"]["NameMatch"][];
            sequence?: components["schemas"]["Sequence"];
        };
        ListSecretsResponseBody: {
            secrets: components["schemas"]["Secret"][];
            page_info: components["schemas"]["PageInfo"];
        };
        SecretResponseBody: {
            secret: components["schemas"]["Secret"];
        };
        ListSecretVersionsResponseBody: {
            version_metadatas: components["schemas"]["VersionMetadata"][];
            page_info: components["schemas"]["PageInfo"];
        };
        VersionMetadataResponseBody: {
            version_metadata: components["schemas"]["VersionMetadata"];
        };
        ShowSecretVersionResponseBody: {
            version: components["schemas"]["Version"];
        };
        StageResponseBody: {
            stage: components["schemas"]["Stage"];
        };
        DownloadSecretBlobResponseBody: {
            /**
             * Format: password
             * @description The secret with all its versions, encrypted. What it is made of is the service's own (H-A28).
             * @example )CloudSecretManagementBackupV1.com…
             */
            secret_blob: string;
        };
        ListSecretTagsResponseBody: {
            tags: components["schemas"]["Tags"];
            sys_tags: components["schemas"]["SystemTags"];
        };
        ListProjectSecretsTagsResponseBody: {
            tags: components["schemas"]["TagValues"][];
        };
        /** @description The secrets are left out where they are only counted. */
        ListResourceInstancesResponseBody: {
            resources?: components["schemas"]["ActionResources"][];
            /**
             * Format: int32
             * @description How many secrets match, whatever the page.
             */
            total_count: number;
        };
        /** @description A secret without its value. The vendor promises no field; the first eight are in every generation of the API, the others came later, and those for rotation are left out where they are not set (H-A22). */
        Secret: {
            /** @description Given by the service. Tags go by it. */
            id: components["schemas"]["Uuid"];
            name: components["schemas"]["SecretName"];
            /**
             * @description No call leads to DISABLED or FROZEN.
             * @enum {string}
             */
            state: "ENABLED" | "DISABLED" | "PENDING_DELETE" | "FROZEN";
            /** @description The key for the next version, in whatever form it was given (H-A23). */
            kms_key_id: string;
            description: components["schemas"]["Description"];
            create_time: components["schemas"]["Milliseconds"];
            /** @description When the metadata last changed. Versions, stages and tags do not count (H-A30). */
            update_time: components["schemas"]["Milliseconds"];
            /**
             * Format: int64
             * @description When the secret will be deleted, in milliseconds since 1970 and whole seconds (H-A9); null unless it is PENDING_DELETE.
             */
            scheduled_delete_time: number | null;
            secret_type?: components["schemas"]["SecretType"];
            auto_rotation?: components["schemas"]["AutoRotation"];
            /** @description How often the secret is rotated, as it was given. */
            rotation_period?: string;
            /** @description How the secret is rotated, as it was given. */
            rotation_config?: string;
            /** @description The function that rotates the secret. */
            rotation_func_urn?: string;
            /** @description When the secret was last rotated. */
            rotation_time?: components["schemas"]["Milliseconds"];
            /** @description When the secret will be rotated next. */
            next_rotation_time?: components["schemas"]["Milliseconds"];
            event_subscriptions?: components["schemas"]["EventSubscriptions"];
            /** @description The enterprise project; the default one is `0`. */
            enterprise_project_id?: string;
        };
        /** @description A version with its value, which is either text or bytes. */
        Version: {
            version_metadata: components["schemas"]["VersionMetadata"];
            /**
             * Format: password
             * @description The value, if it is text.
             * @example this is a demo secret string
             */
            secret_string?: string;
            /**
             * Format: password
             * @description The value in base64, if it is bytes.
             * @example dGhpcyBpcyBhIGRlbW8gc2VjcmV0IGJpbmFyeQ==
             */
            secret_binary?: string;
        };
        /** @description A version without its value. The vendor promises no field; all but `expire_time` are in each example. */
        VersionMetadata: {
            id: components["schemas"]["VersionId"];
            /** @description No two versions of a secret share it (H-A17). */
            create_time: components["schemas"]["Milliseconds"];
            /** @description When the version expires; left out if it does not (H-A22). */
            expire_time?: components["schemas"]["Milliseconds"];
            /** @description The key that this version was encrypted with. */
            kms_key_id: string;
            secret_name: components["schemas"]["SecretName"];
            /** @description The stages that sit on this version. One without any may be removed by the service (H-A15). */
            version_stages: string[];
        };
        /** @description Where a stage sits. The vendor promises no field; all are in each example. */
        Stage: {
            name: string;
            /** @description When the stage was last put on a version. */
            update_time: components["schemas"]["Milliseconds"];
            secret_name: components["schemas"]["SecretName"];
            version_id: components["schemas"]["VersionId"];
        };
        /** @description Both markers are there on the last page too, and left out where a page is empty (H-A20). */
        PageInfo: {
            /** @description The last item of this page. The next page starts after it. */
            next_marker?: string;
            /** @description The first item of this page. */
            previous_marker?: string;
            /**
             * Format: int32
             * @description How many items this page has.
             */
            current_count: number;
        };
        ActionResources: {
            /** @description The secret's ID. */
            resource_id: string;
            /** @description The secret's name. */
            resource_name: string;
            resource_detail: components["schemas"]["Secret"];
            tags: components["schemas"]["Tags"];
            sys_tags: components["schemas"]["SystemTags"];
        };
        /** @description One key has one value. */
        TagItem: {
            /**
             * @description Letters, digits, spaces and `_.:=+-@`, no white space at either end, and not beginning with `_sys_`.
             * @example key1
             */
            key: string;
            /**
             * @description The same and slashes, with white space anywhere.
             * @example value1
             */
            value?: string;
        };
        /** @description At most 20 a secret. */
        Tags: components["schemas"]["TagItem"][];
        /** @description Tags that the cloud itself gave; null if there are none. */
        SystemTags: {
            key: string;
            value?: string;
        }[] | null;
        TagValues: {
            key: string;
            /** @description The values that the key has on any secret. */
            values: string[];
        };
        TagFilter: {
            /** @example key1 */
            key?: string;
            /** @description One of these the secret must have. An empty list takes any value. */
            values?: string[];
        };
        NameMatch: {
            /**
             * @description The only field that can be matched.
             * @constant
             */
            key?: "resource_name";
            /**
             * @description A part of the name.
             * @example demo
             */
            value?: string;
        };
        /** @description A number of the caller's own for the request. */
        Sequence: string;
        /**
         * @description How many secrets to list at most: a number from 1 to 1000, as a text of up to four digits. Any other is refused (H-A21).
         * @default 10
         * @example 10
         */
        ResourceLimit: string;
        /**
         * @description How many secrets to pass over, as a text of up to four digits. Any other is refused (H-A21).
         * @default 0
         * @example 0
         */
        ResourceOffset: string;
        /**
         * @description Unique in its project. No dots (H-A1).
         * @example demo
         */
        SecretName: string;
        /** @example 24fc1f87-87a9-4f2d-95c9-d324bad6ead7 */
        Uuid: string;
        /**
         * @description `v` and the version's number. The vendor's own pattern has no end, and takes more.
         * @example v1
         */
        VersionId: string;
        /**
         * @description What the secret is for. At most 2048 bytes of UTF-8, which can be fewer characters (H-A24).
         * @example d
         */
        Description: string;
        /**
         * Format: password
         * @description The value, if it is text. At most 32768 bytes of UTF-8, which can be fewer characters (H-A24). Empty is a value too (H-A25).
         * @example this is a demo secret string
         */
        SecretString: string;
        /**
         * Format: password
         * @description The value, if it is bytes, in standard base64 with padding (H-A25). It is this text that has at most 32768 characters (H-A24).
         * @example dGhpcyBpcyBhIGRlbW8gc2VjcmV0IGJpbmFyeQ==
         */
        SecretBinary: string;
        /**
         * @description What the secret is for; an account of a database that the service can rotate, or anything.
         * @default COMMON
         * @example COMMON
         * @enum {string}
         */
        SecretType: "COMMON" | "RDS-FG" | "GaussDB-FG";
        /**
         * @description Whether the service rotates the secret by itself.
         * @default false
         */
        AutoRotation: boolean;
        /**
         * @description How often the service rotates the secret: a number and `d`, `h`, `m` or `s`, in all from 6 hours to 8760 hours (H-A26).
         * @example 1d
         */
        RotationPeriod: string;
        RotationConfig: {
            /** @description The database instance. */
            InstanceId?: string;
            /**
             * @description Whether one account gets a new password each time, or two take turns.
             * @enum {string}
             */
            SecretSubType?: "SingleUser" | "MultiUser";
        };
        /**
         * @description The name of the event that the secret subscribes to; at most one. A list of no names, or of an empty one, is no subscription.
         * @example [
         *       "pocEvent"
         *     ]
         */
        EventSubscriptions: string[];
        /**
         * Format: int64
         * @description When the version is to expire, in milliseconds since 1970. Floored to the second, and refused unless it is still to come (H-A18). Only an event follows from it.
         * @example 1893456000000
         */
        ExpireTime: number;
        /**
         * Format: int64
         * @description Milliseconds since 1970, though the vendor's prose says seconds. Always a whole second (H-A17).
         * @example 1767323045000
         */
        Milliseconds: number;
        /**
         * @description 32 hex digits (H-A39).
         * @example 7d018b99e75a29dcebbed13d746704c6
         */
        RequestId: string;
        /** @description How the service says what went wrong with secrets, versions, stages and backups. */
        FlatError: {
            /** @description `CSMS.` and four digits. */
            error_code: string;
            /** @description What went wrong, for a person. */
            error_msg: string;
        };
        /** @description How the service says what went wrong with tags. */
        NestedError: {
            error: {
                /** @description `CSMS.` and four digits. */
                error_code: string;
                /** @description What went wrong, for a person. */
                error_msg: string;
            };
        };
        /** @description How the gateway says what went wrong, before the service sees the call. */
        GatewayError: {
            /** @description `APIGW.` and four digits; dedicated gateways write `APIG.`. */
            error_code: string;
            /** @description What went wrong, for a person. */
            error_msg: string;
            request_id: components["schemas"]["RequestId"];
        };
    };
    responses: {
        /** @description A part of the path or of the query breaks its rules. */
        InvalidParameter: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The secret cannot be created. */
        InvalidSecret: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The backup cannot be restored. */
        InvalidBackup: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The change cannot be made. */
        InvalidChange: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The deletion cannot be scheduled. */
        AlreadyScheduled: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The deletion cannot be cancelled. */
        NotScheduled: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The version cannot be created. */
        InvalidVersion: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description A part of the path breaks its rules, or the secret's values cannot be read now. */
        PendingDeletion: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The stage cannot be put there. */
        InvalidStage: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The stage cannot be deleted. */
        UndeletableStage: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description There is no valid credential. The gateway says so, before the service sees the call. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"] | components["schemas"]["FlatError"];
            };
        };
        /** @description The caller may not do this. The text that goes with CSMS.0302 is not public; the example has the vendor's words for the status. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The secret is DISABLED or FROZEN (H-A4), or the caller may not do this. The text that goes with CSMS.0302 is not public; the example has the vendor's words for the status. */
        NotEnabled: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description Declared by the vendor; nothing is known to cause it. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The project has no secret of that name (H-A2). */
        NoSuchSecret: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The project has no secret of that name, or the secret no such version or stage (H-A2). */
        NoSuchVersionOrStage: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The service failed. Its codes are not public; the example has the vendor's placeholder. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FlatError"];
            };
        };
        /** @description The gateway had no valid answer from the service. Its codes are not public; the example has the vendor's placeholder. */
        BadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"] | components["schemas"]["FlatError"];
            };
        };
        /** @description The gateway had no answer from the service in time. Its codes are not public; the example has the vendor's placeholder. */
        GatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"] | components["schemas"]["FlatError"];
            };
        };
        /** @description A part of the path breaks its rules. */
        InvalidTagParameter: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NestedError"];
            };
        };
        /** @description The tags cannot be added or deleted. */
        InvalidTags: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NestedError"];
            };
        };
        /** @description The secrets cannot be looked for. */
        InvalidTagQuery: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NestedError"];
            };
        };
        /** @description There is no valid credential. The gateway says so, before the service sees the call. */
        TagUnauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"] | components["schemas"]["NestedError"];
            };
        };
        /** @description The caller may not do this. The text that goes with CSMS.0302 is not public; the example has the vendor's words for the status. */
        TagForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NestedError"];
            };
        };
        /** @description Declared by the vendor; nothing is known to cause it. */
        TagNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NestedError"];
            };
        };
        /** @description The project has no secret of that ID (H-A2). */
        NoSuchTaggedSecret: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NestedError"];
            };
        };
        /** @description The project has no secret of that ID (H-A2), or the secret no tag of that key (H-A29). */
        NoSuchTag: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NestedError"];
            };
        };
        /** @description The service failed. Its codes are not public; the example has the vendor's placeholder. */
        TagInternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NestedError"];
            };
        };
        /** @description The gateway had no valid answer from the service. Its codes are not public; the example has the vendor's placeholder. */
        TagBadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"] | components["schemas"]["NestedError"];
            };
        };
        /** @description The gateway had no answer from the service in time. Its codes are not public; the example has the vendor's placeholder. */
        TagGatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GatewayError"] | components["schemas"]["NestedError"];
            };
        };
    };
    parameters: {
        /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
        ProjectId: string;
        /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
        TagProjectId: string;
        /** @description The secret's name. */
        SecretName: components["schemas"]["SecretName"];
        /** @description The secret's ID. */
        SecretId: string;
        /** @description The version: `v` and its number. To read one, `latest` too. The vendor takes any text of this form, and most are no version's. */
        VersionId: string;
        /** @description The stage's name. No dots (H-A1). */
        StageName: string;
        /** @description The tag's key. One that the secret does not have is not found (H-A29). */
        TagKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description What the vendor finds the call by. The same as `request_id` in a gateway's error (H-A39). */
        RequestId: components["schemas"]["RequestId"];
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListSecrets: {
        parameters: {
            query?: {
                /** @description How many secrets a page has at most: a number from 1 to 1000, as a text of up to four digits. Any other is refused (H-A21). */
                limit?: string;
                /** @description The page starts after this name, or after where it would be sorted if no secret has it (H-A21). Empty is the same as left out: the first page. */
                marker?: string;
                /** @description Keeps only the secrets that subscribe to this event. */
                event_name?: string;
            };
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of secrets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSecretsResponseBody"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    CreateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSecretRequestBody"];
            };
        };
        responses: {
            /** @description The secret was created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretResponseBody"];
                };
            };
            400: components["responses"]["InvalidSecret"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    UploadSecretBlob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadSecretBlobRequestBody"];
            };
        };
        responses: {
            /** @description The secret is back. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretResponseBody"];
                };
            };
            400: components["responses"]["InvalidBackup"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    ShowSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret, in whatever state it is (H-A5). */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretResponseBody"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    UpdateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSecretRequestBody"];
            };
        };
        responses: {
            /** @description The secret as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretResponseBody"];
                };
            };
            400: components["responses"]["InvalidChange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotEnabled"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    DeleteSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret is gone, with all its versions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    DeleteSecretForSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteSecretForScheduleRequestBody"];
            };
        };
        responses: {
            /** @description The deletion is scheduled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretResponseBody"];
                };
            };
            400: components["responses"]["AlreadyScheduled"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotEnabled"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    RestoreSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret stays. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretResponseBody"];
                };
            };
            400: components["responses"]["NotScheduled"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    ListSecretVersions: {
        parameters: {
            query?: {
                /** @description How many versions a page has at most. Any number out of range is refused (H-A21). */
                limit?: number;
                /** @description The last version of the page before. The page starts after it, or after where it would be sorted if the secret does not have it; after `latest` it is empty (H-A21). */
                marker?: string;
            };
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of versions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSecretVersionsResponseBody"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    CreateSecretVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSecretVersionRequestBody"];
            };
        };
        responses: {
            /** @description The version was created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionMetadataResponseBody"];
                };
            };
            400: components["responses"]["InvalidVersion"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotEnabled"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    ShowSecretVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
                /** @description The version: `v` and its number. To read one, `latest` too. The vendor takes any text of this form, and most are no version's. */
                version_id: components["parameters"]["VersionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version and its value, in plain text or in base64. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShowSecretVersionResponseBody"];
                };
            };
            400: components["responses"]["PendingDeletion"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotEnabled"];
            404: components["responses"]["NoSuchVersionOrStage"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    UpdateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
                /** @description The version: `v` and its number. To read one, `latest` too. The vendor takes any text of this form, and most are no version's. */
                version_id: components["parameters"]["VersionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateVersionRequestBody"];
            };
        };
        responses: {
            /** @description The version as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionMetadataResponseBody"];
                };
            };
            400: components["responses"]["InvalidChange"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotEnabled"];
            404: components["responses"]["NoSuchVersionOrStage"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    ShowSecretStage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
                /** @description The stage's name. No dots (H-A1). */
                stage_name: components["parameters"]["StageName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stage. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageResponseBody"];
                };
            };
            400: components["responses"]["InvalidParameter"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NoSuchVersionOrStage"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    UpdateSecretStage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
                /** @description The stage's name. No dots (H-A1). */
                stage_name: components["parameters"]["StageName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSecretStageRequestBody"];
            };
        };
        responses: {
            /** @description The stage sits on the version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StageResponseBody"];
                };
            };
            400: components["responses"]["InvalidStage"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotEnabled"];
            404: components["responses"]["NoSuchVersionOrStage"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    DeleteSecretStage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
                /** @description The stage's name. No dots (H-A1). */
                stage_name: components["parameters"]["StageName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stage is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UndeletableStage"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotEnabled"];
            404: components["responses"]["NoSuchVersionOrStage"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    DownloadSecretBlob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The project, in practice 32 hex digits. Each is a world of its own; a text of another length is refused (H-A37). */
                project_id: components["parameters"]["ProjectId"];
                /** @description The secret's name. */
                secret_name: components["parameters"]["SecretName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The backup. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadSecretBlobResponseBody"];
                };
            };
            400: components["responses"]["PendingDeletion"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["NotEnabled"];
            404: components["responses"]["NoSuchSecret"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    ListSecretTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
                /** @description The secret's ID. */
                secret_id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret's tags, all of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSecretTagsResponseBody"];
                };
            };
            400: components["responses"]["InvalidTagParameter"];
            401: components["responses"]["TagUnauthenticated"];
            403: components["responses"]["TagForbidden"];
            404: components["responses"]["NoSuchTaggedSecret"];
            500: components["responses"]["TagInternalError"];
            502: components["responses"]["TagBadGateway"];
            504: components["responses"]["TagGatewayTimeout"];
        };
    };
    CreateSecretTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
                /** @description The secret's ID. */
                secret_id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSecretTagRequestBody"];
            };
        };
        responses: {
            /** @description The secret has the tag. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidTags"];
            401: components["responses"]["TagUnauthenticated"];
            403: components["responses"]["TagForbidden"];
            404: components["responses"]["NoSuchTaggedSecret"];
            500: components["responses"]["TagInternalError"];
            502: components["responses"]["TagBadGateway"];
            504: components["responses"]["TagGatewayTimeout"];
        };
    };
    BatchCreateOrDeleteTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
                /** @description The secret's ID. */
                secret_id: components["parameters"]["SecretId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchCreateOrDeleteTagsRequestBody"];
            };
        };
        responses: {
            /** @description The tags were added or deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidTags"];
            401: components["responses"]["TagUnauthenticated"];
            403: components["responses"]["TagForbidden"];
            404: components["responses"]["NoSuchTaggedSecret"];
            500: components["responses"]["TagInternalError"];
            502: components["responses"]["TagBadGateway"];
            504: components["responses"]["TagGatewayTimeout"];
        };
    };
    DeleteSecretTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
                /** @description The secret's ID. */
                secret_id: components["parameters"]["SecretId"];
                /** @description The tag's key. One that the secret does not have is not found (H-A29). */
                key: components["parameters"]["TagKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret does not have the tag any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidTagParameter"];
            401: components["responses"]["TagUnauthenticated"];
            403: components["responses"]["TagForbidden"];
            404: components["responses"]["NoSuchTag"];
            500: components["responses"]["TagInternalError"];
            502: components["responses"]["TagBadGateway"];
            504: components["responses"]["TagGatewayTimeout"];
        };
    };
    ListProjectSecretsTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project's tags. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProjectSecretsTagsResponseBody"];
                };
            };
            400: components["responses"]["InvalidTagParameter"];
            401: components["responses"]["TagUnauthenticated"];
            403: components["responses"]["TagForbidden"];
            404: components["responses"]["TagNotFound"];
            500: components["responses"]["TagInternalError"];
            502: components["responses"]["TagBadGateway"];
            504: components["responses"]["TagGatewayTimeout"];
        };
    };
    ListResourceInstances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The same as for secrets, but here of exactly 32 characters. Any other length is refused (H-A37). */
                project_id: components["parameters"]["TagProjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListResourceInstancesRequestBody"];
            };
        };
        responses: {
            /** @description The secrets that match, or how many they are. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListResourceInstancesResponseBody"];
                };
            };
            400: components["responses"]["InvalidTagQuery"];
            401: components["responses"]["TagUnauthenticated"];
            403: components["responses"]["TagForbidden"];
            404: components["responses"]["TagNotFound"];
            500: components["responses"]["TagInternalError"];
            502: components["responses"]["TagBadGateway"];
            504: components["responses"]["TagGatewayTimeout"];
        };
    };
}
