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
    "/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List nodes
         * @description The order is not defined.
         */
        get: operations["NodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describe the engine, its host and its swarm */
        get: operations["SystemInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Name the engine's versions */
        get: operations["SystemVersion"];
        put?: never;
        post?: never;
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
        SystemVersion: {
            /** @description The product that the engine comes with. */
            Platform: {
                Name: string;
            };
            /** @description The engine and what it runs with. */
            Components: components["schemas"]["ComponentVersion"][];
            /** @description The engine's version. */
            Version: string;
            /** @description The newest API version that the engine speaks. */
            ApiVersion: components["schemas"]["ApiVersion"];
            /** @description The oldest API version that the engine accepts. */
            MinAPIVersion: components["schemas"]["ApiVersion"];
            /** @description What the engine was built from. */
            GitCommit: string;
            /** @description What the engine was built with. */
            GoVersion: string;
            /** @description The operating system that the engine runs on. */
            Os: components["schemas"]["OperatingSystem"];
            /** @description The architecture that the engine was built for, as Go names it. */
            Arch: string;
            /** @description The host's kernel. */
            KernelVersion: string;
            /**
             * Format: date-time
             * @description When the engine was built.
             */
            BuildTime: string;
            /** @description Whether the engine runs with experimental features. Left out where it does not. */
            Experimental?: boolean;
        };
        ComponentVersion: {
            /** @description What the part is called. */
            Name: string;
            /** @description The part's version. */
            Version: string;
            /** @description More about the part, for a person. */
            Details?: {
                [key: string]: string;
            } | null;
        };
        ApiVersion: string;
        /** @enum {string} */
        OperatingSystem: "linux" | "windows";
        SystemInfo: {
            /** @description What the engine calls itself. */
            ID: string;
            /** @description All containers. */
            Containers: number;
            /** @description Containers that run. */
            ContainersRunning: number;
            /** @description Containers that are paused. */
            ContainersPaused: number;
            /** @description Containers that have ended. */
            ContainersStopped: number;
            /** @description All images. */
            Images: number;
            /** @description The storage driver. */
            Driver: string;
            /** @description Labels and values of the storage driver, for a person. */
            DriverStatus: string[][] | null;
            /** @description What the engine can use, by kind. */
            Plugins: {
                Volume: string[] | null;
                Network: string[] | null;
                Authorization: string[] | null;
                Log: string[] | null;
            };
            /** @description Whether the kernel can limit a container's memory. */
            MemoryLimit: boolean;
            /** @description Whether the kernel can limit a container's swap. */
            SwapLimit: boolean;
            /** @description Whether the kernel has the scheduler's period (CFS). */
            CpuCfsPeriod: boolean;
            /** @description Whether the kernel has the scheduler's quota (CFS). */
            CpuCfsQuota: boolean;
            /** @description Whether the kernel has shares of the processor. */
            CPUShares: boolean;
            /** @description Whether a container can be kept to some processors. */
            CPUSet: boolean;
            /** @description Whether the kernel can limit a container's processes. */
            PidsLimit: boolean;
            /** @description Whether the host forwards IPv4. */
            IPv4Forwarding: boolean;
            /** @description Whether bridged traffic passes iptables. */
            BridgeNfIptables: boolean;
            /** @description Whether bridged traffic passes ip6tables. */
            BridgeNfIp6tables: boolean;
            /** @description Whether the engine logs for debugging. */
            Debug: boolean;
            /** @description Whether a container can be kept from being ended for lack of memory. */
            OomKillDisable: boolean;
            /** @description Whether the engine runs with experimental features. */
            ExperimentalBuild: boolean;
            /** @description Whether containers go on while the engine is down. */
            LiveRestoreEnabled: boolean;
            /** @description Whether the kernel can limit a container's kernel memory. Left out from API 1.42 on. */
            KernelMemory?: boolean;
            /** @description Whether the kernel can limit a container's kernel memory. Left out from API 1.42 on. */
            KernelMemoryTCP?: boolean;
            /** @description The engine's open file descriptors. */
            NFd: number;
            /** @description The engine's goroutines. */
            NGoroutines: number;
            /** @description Who listens to events. */
            NEventsListener: number;
            /** @description Processors that the engine can use. */
            NCPU: number;
            /** @description The host's time. */
            SystemTime: components["schemas"]["Timestamp"];
            /** @description The log driver of new containers. */
            LoggingDriver: string;
            /** @description The host's distribution, for a person. */
            OperatingSystem: string;
            /** @description The distribution's version. */
            OSVersion: string;
            /** @description Where images are searched. */
            IndexServerAddress: string;
            /** @description Where the engine keeps its data. */
            DockerRootDir: string;
            /** @description The proxy for HTTP, without credentials; empty where there is none. */
            HttpProxy: string;
            /** @description The proxy for HTTPS, without credentials; empty where there is none. */
            HttpsProxy: string;
            /** @description Hosts that need no proxy. */
            NoProxy: string;
            /** @description The runtime of new containers: one of `Runtimes`. */
            DefaultRuntime: string;
            /**
             * @description How Windows isolates containers; empty elsewhere.
             * @enum {string}
             */
            Isolation: "" | "default" | "process" | "hyperv";
            /** @description The program that starts as process 1 where a container asks for one. */
            InitBinary: string;
            /**
             * @description Who manages control groups.
             * @enum {string}
             */
            CgroupDriver: "cgroupfs" | "systemd" | "none";
            /**
             * @description The version of control groups. Engines before 20.10 do not say it.
             * @enum {string}
             */
            CgroupVersion?: "1" | "2";
            /** @description The host's kernel. */
            KernelVersion: string;
            /** @description The operating system that the engine runs on. */
            OSType: components["schemas"]["OperatingSystem"];
            /** @description The host's architecture, as its kernel names it. */
            Architecture: string;
            /** @description How the engine reaches registries. */
            RegistryConfig: {
                InsecureRegistryCIDRs: string[] | null;
                IndexConfigs: {
                    [key: string]: {
                        Name: string;
                        Mirrors: string[] | null;
                        Secure: boolean;
                        Official: boolean;
                    };
                };
                Mirrors: string[] | null;
            };
            /**
             * Format: int64
             * @description The host's memory, in bytes.
             */
            MemTotal: number;
            /** @description Resources that a person has declared for the host. */
            GenericResources: Record<string, never>[] | null;
            /** @description The host's name. */
            Name: string;
            /** @description The engine's own labels, as `key=value`. */
            Labels: string[] | null;
            /** @description The engine's version. */
            ServerVersion: string;
            /** @description What can run containers, by name. */
            Runtimes: {
                [key: string]: {
                    /** @description The program. */
                    path?: string;
                };
            };
            Swarm: components["schemas"]["SwarmInfo"];
            /** @description What containerd was built from. */
            ContainerdCommit: components["schemas"]["Commit"];
            /** @description What runc was built from. */
            RuncCommit: components["schemas"]["Commit"];
            /** @description What `docker-init` was built from. */
            InitCommit: components["schemas"]["Commit"];
            /** @description The host's security features; to clients older than API 1.25 by name only. */
            SecurityOptions: string[] | null;
            /** @description What the host lacks, for a person. */
            Warnings: string[] | null;
            /**
             * @description For clients older than API 1.25.
             * @constant
             */
            ExecutionDriver?: "<not supported>";
        };
        Commit: {
            /** @description The commit, or a version. */
            ID: string;
            /** @description The commit that the engine was built for. */
            Expected?: string;
        };
        /** @description What the engine knows of its swarm. Outside of one, ids and addresses are empty. */
        SwarmInfo: {
            /** @description What the swarm calls this node. */
            NodeID: string;
            /** @description Where other nodes reach this one. */
            NodeAddr: string;
            /**
             * @description Whether this node is in a swarm.
             * @enum {string}
             */
            LocalNodeState: "" | "inactive" | "pending" | "active" | "error" | "locked";
            /** @description Whether this node is a manager. */
            ControlAvailable: boolean;
            /** @description Why the node could not join. */
            Error: string;
            /** @description The swarm's managers, as this node knows them. */
            RemoteManagers: {
                /** @description What the swarm calls the manager. */
                NodeID: string;
                /** @description Where other nodes reach it. */
                Addr: string;
            }[] | null;
            /** @description How many nodes the swarm has. Only a manager knows. */
            Nodes?: number;
            /** @description How many of them are managers. Only a manager knows. */
            Managers?: number;
            Cluster?: components["schemas"]["ClusterInfo"];
        };
        /** @description The swarm itself. Only a manager knows. */
        ClusterInfo: {
            /** @description What the swarm calls itself. */
            ID: string;
            Version: components["schemas"]["ObjectVersion"];
            /** @description When the swarm was made. */
            CreatedAt: components["schemas"]["Timestamp"];
            /** @description When the swarm last changed. */
            UpdatedAt: components["schemas"]["Timestamp"];
            /** @description How the swarm is configured, by what it concerns. */
            Spec: {
                /** @description Always `default`. */
                Name: string;
                Labels: components["schemas"]["Labels"];
                /** @description How many ended tasks are kept. */
                Orchestration?: {
                    [key: string]: unknown;
                };
                /** @description How the managers agree. */
                Raft?: {
                    [key: string]: unknown;
                };
                /** @description How often nodes report. */
                Dispatcher?: {
                    [key: string]: unknown;
                };
                /** @description How long certificates are valid. */
                CAConfig?: {
                    [key: string]: unknown;
                };
                /** @description What services are given by default. */
                TaskDefaults?: {
                    [key: string]: unknown;
                };
                /** @description Whether a manager starts locked. */
                EncryptionConfig?: {
                    [key: string]: unknown;
                };
            };
            TLSInfo: components["schemas"]["TLSInfo"];
            /** @description Whether the root certificate is being replaced. */
            RootRotationInProgress: boolean;
            /** @description Where subnets of new networks are taken from. */
            DefaultAddrPool?: string[];
            /** @description The size of a new network's subnet, in bits of its mask. */
            SubnetSize?: number;
            /** @description The port of the traffic between containers. */
            DataPathPort?: number;
        };
        /** @description Who signs the nodes' certificates. Empty until the node has one. */
        TLSInfo: {
            /** @description The root certificates, as PEM. */
            TrustRoot?: string;
            /** @description The issuer's subject, in base64. */
            CertIssuerSubject?: string;
            /** @description The issuer's public key, in base64. */
            CertIssuerPublicKey?: string;
        };
        Node: {
            /** @description What the swarm calls the node. */
            ID: string;
            Version: components["schemas"]["ObjectVersion"];
            /** @description When the node joined. */
            CreatedAt: components["schemas"]["Timestamp"];
            /** @description When the node last changed. */
            UpdatedAt: components["schemas"]["Timestamp"];
            /** @description What the node is for. */
            Spec: {
                /** @description Left out where it has none, which is usual. */
                Name?: string;
                Labels: components["schemas"]["Labels"];
                Role: components["schemas"]["NodeRole"];
                /**
                 * @description Whether the node takes tasks.
                 * @enum {string}
                 */
                Availability: "active" | "pause" | "drain";
            };
            Description: components["schemas"]["NodeDescription"];
            /** @description How the managers see the node. */
            Status: {
                /**
                 * @description Whether the node can be reached.
                 * @enum {string}
                 */
                State: "unknown" | "down" | "ready" | "disconnected";
                /** @description Why it cannot. */
                Message?: string;
                /** @description The node's IP address. */
                Addr?: string;
            };
            /** @description How the node does as a manager. Only managers have it. */
            ManagerStatus?: {
                /**
                 * @description Whether the node leads the managers. Left out where it does not.
                 * @constant
                 */
                Leader?: true;
                /**
                 * @description Whether the other managers reach it.
                 * @enum {string}
                 */
                Reachability: "unknown" | "unreachable" | "reachable";
                /** @description Where other nodes reach it. */
                Addr: string;
            };
        };
        /** @description What the node says of itself. */
        NodeDescription: {
            /** @description The host's name. */
            Hostname: string;
            Platform: {
                /** @description The host's architecture, as its kernel names it. */
                Architecture: string;
                /** @description The host's operating system. */
                OS: components["schemas"]["OperatingSystem"];
            };
            Resources: {
                /**
                 * Format: int64
                 * @description The host's processors, in billionths.
                 */
                NanoCPUs: number;
                /**
                 * Format: int64
                 * @description The host's memory, in bytes.
                 */
                MemoryBytes: number;
            };
            Engine: {
                /** @description The engine's version. */
                EngineVersion: string;
                Labels?: components["schemas"]["Labels"];
                /** @description What the engine can use. */
                Plugins: {
                    /** @description `Log`, `Network`, `Volume` … */
                    Type: string;
                    /** @description What it is called. */
                    Name: string;
                }[];
            };
            TLSInfo: components["schemas"]["TLSInfo"];
        };
        /**
         * @description Whether the node can be a manager.
         * @enum {string}
         */
        NodeRole: "worker" | "manager";
        NodeFilters: {
            id?: components["schemas"]["FilterValues"];
            name?: components["schemas"]["FilterValues"];
            /** @description In any case. */
            role?: components["schemas"]["NodeRole"][] | {
                [key: string]: boolean;
            };
            /** @description In any case. */
            membership?: components["schemas"]["NodeMembership"][] | {
                [key: string]: boolean;
            };
            label?: components["schemas"]["FilterValues"];
            "node.label"?: components["schemas"]["FilterValues"];
        };
        /**
         * @description Whether a manager has accepted the node.
         * @enum {string}
         */
        NodeMembership: "accepted" | "pending";
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
        /** @description A filter has a name that there is no filter of, or the query string cannot be read. */
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
        /** @description The filters are not a JSON object of strings, or no node can have the role or the membership in it. */
        InvalidNodeFilters: {
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
    NodeList: {
        parameters: {
            query?: {
                /** @description A JSON object of the filters `id`, `name`, `role`, `membership`, `label` and `node.label`, each with its values as an array (`{"role":["manager"]}`) or as the keys of an object (`{"role":{"manager":true}}`). `id` and `name` match by prefix; `label` is a label of the node's engine, `node.label` one of the node itself, each as a `key` or a `key=value`. Of several values of a filter one must match, of labels all; a node must match every filter. An empty object filters nothing. */
                filters?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The nodes that match, all of them where nothing is filtered. */
            200: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Node"][];
                };
            };
            400: components["responses"]["UnknownFilter"];
            500: components["responses"]["InvalidNodeFilters"];
            503: components["responses"]["OutsideASwarm"];
        };
    };
    SystemInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the engine runs on, and what it runs. */
            200: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemInfo"];
                };
            };
            500: components["responses"]["ServerError"];
        };
    };
    SystemVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions of the engine, its API and its parts. */
            200: {
                headers: {
                    "Api-Version": components["headers"]["ApiVersion"];
                    "Docker-Experimental": components["headers"]["DockerExperimental"];
                    Ostype: components["headers"]["Ostype"];
                    Server: components["headers"]["Server"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemVersion"];
                };
            };
            500: components["responses"]["ServerError"];
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
