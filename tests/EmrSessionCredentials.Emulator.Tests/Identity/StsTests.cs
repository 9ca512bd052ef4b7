using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Identity;

/// <summary>AWS STS: who a caller is, the keys of roles, and what those keys open and for how long.</summary>
public sealed class StsTests
{
    private const string Session = "arn:aws:sts::123456789012:assumed-role/Data/test";

    [Fact]
    public async Task The_keys_at_the_start_are_those_of_a_user()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.StsAsync("GetCallerIdentity", KeyPair.Example);

        Assert.Equal(("text/xml", 200), (answer.ContentType, answer.Status));
        Assert.Equal(Principal.User.Arn, answer.Xml("Arn"));
        Assert.Equal(Principal.User.UserId, answer.Xml("UserId"));
        Assert.Equal("123456789012", answer.Xml("Account"));
        Assert.Equal(answer.RequestId, answer.Xml("RequestId"));
    }

    [Fact]
    public async Task The_keys_of_a_role_sign_until_they_expire()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer assumed = await emulator.AssumeRoleAsync(KeyPair.Example, ("DurationSeconds", "900"));
        KeyPair keys = assumed.Keys();

        Assert.Equal(Session, assumed.Xml("Arn"));
        Assert.EndsWith(":test", assumed.Xml("AssumedRoleId"), StringComparison.Ordinal);
        Assert.Equal("2026-01-02T03:19:05Z", assumed.Xml("Expiration"));
        Assert.Equal(Session, (await emulator.StsAsync("GetCallerIdentity", keys)).Xml("Arn"));
        Assert.Equal(200, (await emulator.ClusterAsync(keys)).Status);

        emulator.Time.Advance(TimeSpan.FromSeconds(900));
        Answer late = await emulator.ClusterAsync(keys);
        Answer lateToSts = await emulator.StsAsync("GetCallerIdentity", keys);

        Assert.Equal((400, "ExpiredTokenException"), (late.Status, late.ErrorCode));
        Assert.Equal((403, "ExpiredToken"), (lateToSts.Status, lateToSts.Xml("Code")));
    }

    [Fact]
    public async Task Each_part_of_a_roles_keys_is_checked()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        KeyPair keys = (await emulator.AssumeRoleAsync(KeyPair.Example)).Keys();

        Answer secret = await emulator.StsAsync("GetCallerIdentity", keys with { SecretKey = "wrong" });
        Answer token = await emulator.StsAsync("GetCallerIdentity", keys with { SessionToken = "wrong" });
        Answer noToken = await emulator.StsAsync("GetCallerIdentity", keys with { SessionTokenRequired = false });
        Answer unknown = await emulator.StsAsync("GetCallerIdentity", keys with { AccessKey = "ASIAUNKNOWN" });
        Answer unsigned = await emulator.StsAsync("GetCallerIdentity", key: null);

        Assert.Equal((403, "SignatureDoesNotMatch"), (secret.Status, secret.Xml("Code")));
        Assert.Equal((403, "InvalidClientTokenId"), (token.Status, token.Xml("Code")));
        Assert.Equal((403, "InvalidClientTokenId"), (noToken.Status, noToken.Xml("Code")));
        Assert.Equal((403, "InvalidClientTokenId"), (unknown.Status, unknown.Xml("Code")));
        Assert.Equal((403, "MissingAuthenticationToken"), (unsigned.Status, unsigned.Xml("Code")));
        Assert.Equal("Sender", unsigned.Xml("Type"));
        Assert.Equal(unsigned.RequestId, unsigned.Xml("RequestId"));
    }

    [Fact]
    public async Task A_role_may_assume_another_for_an_hour_at_most()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        KeyPair first = (await emulator.AssumeRoleAsync(KeyPair.Example)).Keys();

        Answer second = await emulator.AssumeRoleAsync(first);
        Answer tooLong = await emulator.AssumeRoleAsync(first, ("DurationSeconds", "3601"));

        Assert.Equal(Session, (await emulator.StsAsync("GetCallerIdentity", second.Keys())).Xml("Arn"));
        Assert.Equal((400, "ValidationError"), (tooLong.Status, tooLong.Xml("Code")));
        Assert.Contains("role chaining", tooLong.Xml("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_validated_as_the_model_says()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer limits = await emulator.StsAsync(
            "AssumeRole", KeyPair.Example, ("RoleArn", "short"), ("RoleSessionName", "a b"), ("DurationSeconds", "899"));
        Answer missing = await emulator.StsAsync("AssumeRole", KeyPair.Example);
        Answer notARole = await emulator.StsAsync(
            "AssumeRole", KeyPair.Example, ("RoleArn", "arn:aws:iam::123456789012:user/me"), ("RoleSessionName", "test"));
        Answer unknown = await emulator.StsAsync("GetSessionToken", KeyPair.Example);

        Assert.Equal((400, "ValidationError"), (limits.Status, limits.Xml("Code")));
        Assert.StartsWith("3 validation errors detected: ", limits.Xml("Message"), StringComparison.Ordinal);
        Assert.StartsWith("2 validation errors detected: ", missing.Xml("Message"), StringComparison.Ordinal);
        Assert.Equal("arn:aws:iam::123456789012:user/me is invalid", notARole.Xml("Message"));
        Assert.Equal((400, "InvalidAction"), (unknown.Status, unknown.Xml("Code")));
    }

    [Fact]
    public async Task A_role_has_an_account()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.StsAsync(
            "AssumeRole", KeyPair.Example, ("RoleArn", "arn:aws:iam:::role/X-no-account"), ("RoleSessionName", "test"));

        Assert.Equal((400, "ValidationError"), (answer.Status, answer.Xml("Code")));
        Assert.Equal("arn:aws:iam:::role/X-no-account is invalid", answer.Xml("Message"));
    }

    [Fact]
    public async Task A_refusal_names_who_signed()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        KeyPair keys = (await emulator.AssumeRoleAsync(KeyPair.Example)).Keys();
        emulator.Host.Faults.Add("accessdenied");

        Answer role = await emulator.ClusterAsync(keys);
        Answer user = await emulator.ClusterAsync("j-1");

        Assert.StartsWith($"User: {Session} is not authorized to perform: elasticmapreduce:", role.ErrorMessage, StringComparison.Ordinal);
        Assert.StartsWith($"User: {Principal.User.Arn} is not authorized", user.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_identity_needs_a_token_and_no_signature()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer good = await AskAsync(emulator, IdentityCalls.WebToken(emulator.Time.GetUtcNow(), 60));
        Answer expired = await AskAsync(emulator, IdentityCalls.WebToken(emulator.Time.GetUtcNow(), 0));
        Answer other = await AskAsync(emulator, "an-access-token");

        Assert.Equal("system:serviceaccount:emr:notebook", good.Xml("SubjectFromWebIdentityToken"));
        Assert.Equal("sts.amazonaws.com", good.Xml("Audience"));
        Assert.Equal(Session, (await emulator.StsAsync("GetCallerIdentity", good.Keys())).Xml("Arn"));
        Assert.Equal((400, "ExpiredTokenException"), (expired.Status, expired.Xml("Code")));
        Assert.Equal((400, "InvalidIdentityToken"), (other.Status, other.Xml("Code")));
    }

    [Fact]
    public async Task The_audience_of_a_web_identity_may_be_a_text()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await AskAsync(emulator, IdentityCalls.WebToken(emulator.Time.GetUtcNow(), 60, "one-audience"));

        Assert.Equal((200, "one-audience"), (answer.Status, answer.Xml("Audience")));
    }

    [Fact]
    public async Task A_failure_of_the_emulator_is_told_in_XML_too()
    {
        // GetCallerIdentity fails on a caller whose ARN is not an ARN.
        KeyPair key = KeyPair.Example with { Principal = new Principal("nobody", "AIDANOBODY") };
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { Keys = [key] });

        Answer answer = await emulator.StsAsync("GetCallerIdentity", key);

        Assert.Equal((500, "text/xml"), (answer.Status, answer.ContentType));
        Assert.Equal(("InternalFailure", answer.RequestId), (answer.Xml("Code"), answer.Xml("RequestId")));
    }

    [Fact]
    public async Task Faults_strike_here_too()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("throttling-1", "AssumeRole");
        emulator.Host.Faults.Add("internal-1", "sts:GetCallerIdentity");

        Answer throttled = await emulator.AssumeRoleAsync(KeyPair.Example);
        Answer failed = await emulator.StsAsync("GetCallerIdentity", KeyPair.Example);

        Assert.Equal((400, "Throttling"), (throttled.Status, throttled.Xml("Code")));
        Assert.Equal((500, "InternalFailure", "Receiver"), (failed.Status, failed.Xml("Code"), failed.Xml("Type")));
        Assert.Equal(200, (await emulator.AssumeRoleAsync(KeyPair.Example)).Status);
    }

    private static Task<Answer> AskAsync(RunningEmulator emulator, string token) => emulator.StsAsync(
        "AssumeRoleWithWebIdentity",
        key: null,
        ("RoleArn", IdentityCalls.Role),
        ("RoleSessionName", "test"),
        ("WebIdentityToken", token));
}
