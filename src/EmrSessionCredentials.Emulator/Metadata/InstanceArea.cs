using System;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Metadata;

/// <summary>The metadata service of an EC2 instance, version 2 only: every question needs a token of its own.</summary>
internal sealed class InstanceArea(Identities identities, TimeProvider time) : IArea
{
    internal const string Root = "instance-metadata";
    private const string Ttl = "X-aws-ec2-metadata-token-ttl-seconds";
    private const string InstanceId = "i-0123456789abcdef0";
    private const int LongestTtl = 21600;

    private static readonly RoleName Role = RoleName.Own("EMR_InstanceRole");

    private readonly ExpiringMap<string> _tokens = new(time);
    private readonly StandingSession _session = new(identities.Sessions, Role.Session(InstanceId), time);

    public bool IsObserved => true;

    public bool Owns(IncomingRequest request) => request.Segments is ["latest", ..];

    public Task<Reply> AnswerAsync(
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken cancellationToken)
    {
        observed.Operation = Root;
        return Task.FromResult(
            request.Segments is ["latest", "api", "token"] ? Token(request)
            : !request.Is("GET") ? Reply.Empty(405).With("Allow", "GET")
            : _tokens.Find(Secrets.Digest(request.Header("x-aws-ec2-metadata-token") ?? "")) is null ? Reply.Empty(401)
            : Answer(request.Segments));
    }

    private Reply Token(IncomingRequest request)
    {
        if (!request.Is("PUT")) return Reply.Empty(405).With("Allow", "PUT");
        // A request that a proxy passes on is not the instance's own.
        if (request.Header("x-forwarded-for") is not null) return Reply.Empty(403);
        if (!int.TryParse(request.Header(Ttl), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            || seconds is < 1 or > LongestTtl)
        {
            return Reply.Empty(400);
        }

        string token = Secrets.Token();
        _tokens.Set(Secrets.Digest(token), InstanceId, time.GetUtcNow().AddSeconds(seconds));
        return Text(token).With(Ttl, seconds.ToString(CultureInfo.InvariantCulture));
    }

    private Reply Answer(string[] path)
    {
        // An instance without a role has no folder for it.
        bool hasRole = identities.Rules.Allow(Role);
        return path[1..] switch
        {
            ["meta-data", "instance-id"] => Text(InstanceId),
            ["meta-data", "placement", "region"] => Text(Addresses.Region),
            ["meta-data", "placement", "availability-zone"] => Text($"{Addresses.Region}a"),
            ["meta-data", "iam", "info"] when hasRole => Json(new JsonObject
            {
                ["Code"] = "Success",
                ["LastUpdated"] = Timestamps.Iso(StandingSession.IssuedAt(_session.Current)),
                ["InstanceProfileArn"] = $"arn:aws:iam::{Role.Account}:instance-profile/{Role.Name}",
                ["InstanceProfileId"] = "AIPAEMULATEDPROFILE01",
            }),
            ["meta-data", "iam", "security-credentials"] when hasRole => Text(Role.Name),
            ["meta-data", "iam", "security-credentials", string name] when hasRole && name == Role.Name => Json(Credentials()),
            ["dynamic", "instance-identity", "document"] => Json(new JsonObject
            {
                ["accountId"] = EmulatedAccount.Number,
                ["availabilityZone"] = $"{Addresses.Region}a",
                ["instanceId"] = InstanceId,
                ["region"] = Addresses.Region,
                ["version"] = "2017-09-30",
            }),
            _ => Reply.Empty(404),
        };
    }

    private JsonObject Credentials()
    {
        RoleSession session = _session.Current;
        return new JsonObject
        {
            ["Code"] = "Success",
            ["LastUpdated"] = Timestamps.Iso(StandingSession.IssuedAt(session)),
            ["Type"] = "AWS-HMAC",
            ["AccessKeyId"] = session.Keys.AccessKey,
            ["SecretAccessKey"] = session.Keys.SecretKey,
            ["Token"] = session.Token,
            ["Expiration"] = Timestamps.Iso(session.ExpiresAt),
        };
    }

    private static Reply Text(string text) => Reply.Text(200, "text/plain", text);

    private static Reply Json(JsonObject body) => Reply.Json(200, body, "text/plain");
}
