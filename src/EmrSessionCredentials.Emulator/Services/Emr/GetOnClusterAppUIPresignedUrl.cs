using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>
/// Issues a URL for a user interface of a cluster, which the emulator's own route accepts until it expires.
/// </summary>
internal sealed class GetOnClusterAppUIPresignedUrl(
    CredentialIssuer issuer, EmulatedAccount account, Addresses addresses, TimeProvider time) : Operation
{
    private const string Default = "SparkHistoryServer";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    internal override string Name => "GetOnClusterAppUIPresignedURL";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.GetOnClusterAppUIPresignedURL");

    internal override InputShape Input { get; } = new(
        Text("ClusterId") with { Required = true },
        new Field("OnClusterAppUIType", FieldType.Text)
        {
            OneOf = [Default, "YarnTimelineService", "TezUI", "ApplicationMaster", "JobHistoryServer", "ResourceManager"],
        },
        Text("ApplicationId"),
        new Field("DryRun", FieldType.Flag),
        new Field("ExecutionRoleArn", FieldType.Text) { MinLength = 20, MaxLength = 2048 });

    internal override ServiceError InternalError { get; } = new("InternalServerError", Message: null, 500);

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("ClusterId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string cluster = input.RequiredText("ClusterId");
        if (string.IsNullOrWhiteSpace(cluster)) throw new ServiceErrorException(NotFound(cluster));
        if (account.Cluster(cluster) is { State: not ("RUNNING" or "WAITING") } known)
            throw new ServiceErrorException(Service.Invalid($"Cluster {cluster} is {known.State}."));
        string type = input.Text("OnClusterAppUIType") ?? Default;
        return () =>
        {
            bool ready = account.Live.IsReady($"{cluster}/{type}");
            JsonObject answer = new() { ["PresignedURLReady"] = ready };
            if (ready && input.Flag("DryRun") is not true) answer["PresignedURL"] = Url(cluster, type);
            return answer;
        };
    }

    private string Url(string cluster, string type)
    {
        SessionToken issued = issuer.IssueSessionToken(TokenTarget.OfAppUI(cluster, type), Lifetime);
        string date = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string path = $"app-ui/{Uri.EscapeDataString(cluster)}/{type}";
        string seconds = Lifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return new Uri(addresses.Http, $"{path}?X-Amz-Date={date}&X-Amz-Expires={seconds}&X-Amz-Signature={issued.Token}").AbsoluteUri;
    }

    private static Field Text(string name) => new(name, FieldType.Text)
    {
        MinLength = 0,
        MaxLength = 256,
        Pattern = FieldPattern.XmlText,
    };
}
