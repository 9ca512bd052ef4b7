using System;
using System.IO;
using EmrSessionCredentials.Benchmarks.Floor;
using EmrSessionCredentials.Benchmarks.Processes;

namespace EmrSessionCredentials.Benchmarks.Peers;

/// <summary>AWS's SDK for JavaScript, version 3.</summary>
/// <param name="Node">The node executable.</param>
/// <param name="Containers">The version of @aws-sdk/client-emr-containers.</param>
/// <param name="Emr">The version of @aws-sdk/client-emr.</param>
/// <param name="NodeVersion">What node says it is.</param>
internal sealed record JavaScriptPeer(string Node, string Containers, string Emr, string NodeVersion)
    : Peer("javascript", $"AWS SDK for JavaScript {Containers}, node {NodeVersion}")
{
    internal static string Folder => Path.Combine(Repository.Benchmarks, "javascript");

    internal override ProcessCommand First => new(Node, [Path.Combine(Folder, "first.mjs")]);

    internal override ProcessCommand Driver(Workload workload) =>
        new(Node, [Path.Combine(Folder, "measure.mjs"), .. Options(workload)]);
}

/// <summary>AWS's SDK for Python, without boto3's layer on top.</summary>
internal sealed record BotocorePeer(string Python, string Version, string PythonVersion)
    : Peer("botocore", $"botocore {Version}, python {PythonVersion}")
{
    private static string Folder => Path.Combine(Repository.Benchmarks, "python");

    internal override ProcessCommand First => new(Python, [Path.Combine(Folder, "first.py")]);

    internal override ProcessCommand Driver(Workload workload) =>
        new(Python, [Path.Combine(Folder, "measure.py"), .. Options(workload)]);
}

/// <summary>AWS's command line: one process for each credential, whatever the workload.</summary>
internal sealed record AwsCommandPeer(string Aws, string Version) : Peer("aws", $"aws {Version}")
{
    internal override ProcessCommand First => new(
        Aws,
        [
            "emr-containers", "get-managed-endpoint-session-credentials",
            "--virtual-cluster-identifier", Known.VirtualCluster,
            "--endpoint-identifier", "endpoint1",
            "--execution-role-arn", Known.Role,
            "--credential-type", "TOKEN",
            "--query", "credentials.token",
            "--output", "text",
        ]);

    internal override bool Can(Workload workload) => false;

    internal override ProcessCommand Driver(Workload workload) => throw new NotSupportedException();
}

/// <summary>C# without the module: this program, started again.</summary>
internal sealed record FloorPeer(FloorKind Kind) : Peer(Kind.Name, Kind.Title)
{
    internal override bool IsSigned => Kind.IsSigned;

    internal override bool Can(Workload workload) => !workload.IsCluster;

    internal override ProcessCommand Driver(Workload workload) => new(
        "dotnet", [typeof(Program).Assembly.Location, "floor", Kind.Name, .. Options(workload, withOperation: false)]);
}
