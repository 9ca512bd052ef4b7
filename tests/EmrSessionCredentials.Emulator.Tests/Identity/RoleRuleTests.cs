using System;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.CommandLine;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Identity;

/// <summary>Roles can be told to need MFA or an external id, or to refuse.</summary>
public sealed class RoleRuleTests
{
    private const string Denied =
        $"User: arn:aws:iam::123456789012:user/emulator is not authorized to perform: sts:AssumeRole on resource: {IdentityCalls.Role}";

    private static readonly (string, string)[] Mfa =
        [("SerialNumber", "arn:aws:iam::123456789012:mfa/me"), ("TokenCode", "123456")];

    [Fact]
    public async Task A_role_that_needs_MFA_is_given_for_a_code()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { Roles = ["mfa@Data"] });

        Answer without = await emulator.AssumeRoleAsync(KeyPair.Example);
        Answer serial = await emulator.AssumeRoleAsync(KeyPair.Example, Mfa[0]);
        Answer with = await emulator.AssumeRoleAsync(KeyPair.Example, Mfa);

        Assert.Equal((403, "AccessDenied", Denied), (without.Status, without.Xml("Code"), without.Xml("Message")));
        Assert.Equal((403, 200), (serial.Status, with.Status));
    }

    [Fact]
    public async Task An_external_id_must_be_the_roles()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Roles.Add("external-id=a@b=c", IdentityCalls.Role);

        Answer none = await emulator.AssumeRoleAsync(KeyPair.Example);
        Answer other = await emulator.AssumeRoleAsync(KeyPair.Example, ("ExternalId", "a@b"));
        Answer right = await emulator.AssumeRoleAsync(KeyPair.Example, ("ExternalId", "a@b=c"));

        Assert.Equal((403, 403, 200), (none.Status, other.Status, right.Status));
    }

    [Fact]
    public async Task The_control_route_makes_and_lists_rules_and_takes_them_away()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(
            o => o with { Roles = ["external-id=a@b@Other"] });

        Answer made = await emulator.CallAsync("POST", "/_emulator/roles", body: """{"rule":"deny","on":"Data"}""");
        Answer listed = await emulator.CallAsync("GET", "/_emulator/roles");
        Answer denied = await emulator.AssumeRoleAsync(KeyPair.Example, Mfa);
        Answer cleared = await emulator.CallAsync("DELETE", "/_emulator/roles");
        Answer given = await emulator.AssumeRoleAsync(KeyPair.Example);

        Assert.Equal((201, """{"rule":"deny","on":"Data"}"""), (made.Status, made.Body));
        Assert.Equal("""[{"rule":"external-id=a@b","on":"Other"},{"rule":"deny","on":"Data"}]""", listed.Body);
        Assert.Equal((403, 204, 200), (denied.Status, cleared.Status, given.Status));
    }

    [Theory]
    [InlineData("""{"rule":"nonsense","on":"Data"}""", "'nonsense' is not a rule for the role 'Data'. A RULE is mfa,")]
    [InlineData("""{"rule":"external-id=","on":"Data"}""", "'external-id=' is not a rule")]
    [InlineData("""{"rule":"mfa"}""", "'on' is missing.")]
    [InlineData("""{"on":"Data"}""", "'rule' is missing.")]
    public async Task What_is_not_a_rule_is_explained(string body, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.CallAsync("POST", "/_emulator/roles", body: body);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith(message, answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_takes_rules()
    {
        EmulatorOptions options = EmulatorCommand.Parse("--role", "mfa@Admin", "--role", "deny@Guest");
        FormatException problem = await Assert.ThrowsAsync<FormatException>(
            () => RunningEmulator.StartAsync(o => o with { Roles = ["mfa"] }));

        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Roles = ["deny@a@b", "external-id=x@y@c"] });

        Assert.Equal(["mfa@Admin", "deny@Guest"], options.Roles);
        Assert.Equal([("deny", "a@b"), ("external-id=x@y", "c")], emulator.Host.Roles.All.Select(rule => (rule.Rule, rule.On)));
        Assert.StartsWith("'mfa' does not name a role. Write RULE@ROLE.", problem.Message, StringComparison.Ordinal);
    }
}
