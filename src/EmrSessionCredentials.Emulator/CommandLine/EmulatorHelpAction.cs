using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.IO;
using System.Linq;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Control;
using EmrSessionCredentials.Emulator.Faults;

namespace EmrSessionCredentials.Emulator.CommandLine;

/// <summary><c>--help</c>: the options, then what the emulator knows, its routes and its faults.</summary>
internal sealed class EmulatorHelpAction(HelpAction options) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        int code = options.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(
            """
            Output:
              The first line of standard output is the URL, http://127.0.0.1:PORT, and nothing else. Messages are on
              standard error. Ctrl+C or SIGTERM stops it with exit code 0.

            Signing:
              AWS Signature Version 4 with access key AKIDEXAMPLE and secret wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY,
              any region, no session token or IQoJb3JpZ2luX2VjEXAMPLE//////////token+x==. So do the keys that the next
              ones give, until they expire.

            Keys of roles (--role RULE@ROLE, POST /_emulator/roles):
              STS             GetCallerIdentity, AssumeRole, AssumeRoleWithWebIdentity         any role
              SSO, SSO OIDC   GetRoleCredentials, CreateToken        any account and role; emulated-access-token,
                              emulated-refresh-token, emulated-client-id, emulated-client-secret
              Amazon ECS      AWS_CONTAINER_CREDENTIALS_FULL_URI=URL/v2/credentials/ID         EMR_TaskRole
              Amazon EKS      AWS_CONTAINER_CREDENTIALS_FULL_URI=URL/v1/credentials            EMR_PodRole
              Amazon EC2      AWS_EC2_METADATA_SERVICE_ENDPOINT=URL                            EMR_InstanceRole

            Operations:
              EMR on EKS      GetManagedEndpointSessionCredentials   any virtual cluster and endpoint, as id or ARN
              EMR             GetClusterSessionCredentials           any cluster
              EMR             GetSessionEndpoint                     any cluster and session
              EMR Serverless  GetSessionEndpoint                     any application and session
              EMR on EKS      ListVirtualClusters, DescribeVirtualCluster, ListManagedEndpoints,
                              DescribeManagedEndpoint                what the account has
              EMR             ListClusters, DescribeCluster, ListInstanceGroups, ListBootstrapActions,
                              ListSessions, GetSession               "
              EMR Serverless  ListApplications, GetApplication, ListSessions, GetSession       "
              EMR             StartSession, TerminateSession         a new session in the account
              EMR Serverless  StartSession, TerminateSession                                   "
              EMR             GetOnClusterAppUIPresignedURL          any cluster; the URL opens /app-ui for five minutes

            Where the credentials work, until they expire:
              /gateway/{endpoint}/api, /api/kernelspecs, /api/kernels     Authorization: token T, or Bearer T
              /gateway/{endpoint}/api/kernels/{id}/channels               a WebSocket with Jupyter's kernel protocol
              /livy/{cluster}/sessions, /sessions/{id}/statements         HTTP basic; {cluster} may be left out
              /livy/{cluster}/batches, /livy/version                      the same
              Spark Connect, a port of its own with TLS and HTTP/2        x-aws-proxy-auth: T; for a session on a
                              cluster also authorization: SESSION-ID. The address is in the answers that have an
                              endpoint, and at /_emulator/spark-connect with the certificate. The token of
                              a session that was ended is refused.

            Account (--account NAME=N, PUT /_emulator/account):
            """);
        AccountOptions initial = new();
        Table(output, AccountSetting.All.Select(s => (s.Name, string.Create(
            CultureInfo.InvariantCulture, $"{s.Summary}; {s.Min} to {s.Max}, {s.Get(initial)} unless set"))));
        output.WriteLine(
            """

            Control:
            """);
        Table(output, ControlRoutes.All);
        output.WriteLine(
            """

            Faults:
              Written as KIND (always), KIND-N (the first N calls about an identifier), delay-MS or delay-MS-N. Ask for
              them by --fault, by POST /_emulator/faults, or in an identifier: the cluster j-fault-throttle-2-abc is
              throttled twice, the endpoint fault-delay-300-fault-internal-1 answers late and first with an error.
            """);
        Table(output, FaultKinds.All.Select(kind => (kind.Name, kind.Summary)));
        return code;
    }

    private static void Table(TextWriter output, IEnumerable<(string Name, string Summary)> rows)
    {
        List<(string Name, string Summary)> lines = [.. rows];
        int width = lines.Max(line => line.Name.Length);
        foreach ((string name, string summary) in lines) output.WriteLine($"  {name.PadRight(width)}  {summary}");
    }
}
