using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Credential objects of other modules: read by the names of their members, never by their type.</summary>
[Collection(EnvironmentCollection.Name)]
[SuppressMessage("Performance", "CA1822", Justification = "Members of the shapes under test.")]
public sealed class CredentialObjectTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    public sealed class Keys
    {
        public string? AccessKey { get; set; } = "AKIDX";

        public string? SecretKey { get; set; } = "secret";

        public object? Token { get; set; } = "token";
    }

    // As Get-STSSessionToken and (Use-STSRole).Credentials have it.
    public sealed class StsKeys
    {
        public string AccessKeyId => "AKIDX";

        public string SecretAccessKey => "secret";

        public string SessionToken => "token";
    }

    public sealed class StsResponse
    {
        public StsKeys Credentials { get; } = new();
    }

    // As AWSPSCredentials of AWS.Tools.Common wraps them.
    public sealed class InternalWrapper(object? inner)
    {
        internal object? Credentials => inner;
    }

    public sealed class Sync
    {
        public Keys GetCredentials() => new();

        public Keys GetCredentials(TimeSpan minimum) => throw new NotSupportedException(minimum.ToString());
    }

    public sealed class Async
    {
        public async Task<Keys> GetCredentialsAsync()
        {
            await Task.Yield();
            return new Keys();
        }
    }

    public sealed class GivesItself
    {
        public GivesItself Credentials => this;
    }

    private static OrderedDictionary Ordered => new()
    {
        ["AccessKeyID"] = "AKIDX", ["SecretAccessKey"] = "secret", ["SessionToken"] = "token",
    };

    public static TheoryData<string, object> Good => new()
    {
        { "properties", new Keys() },
        { "SecureString", new Keys { Token = Run.Secret("token") } },
        { "STS names", new StsKeys() },
        { "STS response", new StsResponse() },
        { "GetCredentials()", new Sync() },
        { "GetCredentialsAsync()", new Async() },
        { "internal Credentials", new InternalWrapper(new Sync()) },
        { "AWSSDK's own", new SessionAWSCredentials("AKIDX", "secret", "token") },
        { "internal AWSSDK's own", new InternalWrapper(new SessionAWSCredentials("AKIDX", "secret", "token")) },
        { "hashtable", new Hashtable { ["accesskey"] = "AKIDX", ["SECRETKEY"] = "secret", ["Token"] = "token" } },
        { "ordered", Ordered },
        { "dictionary", new Dictionary<string, object>
            { ["AccessKey"] = "AKIDX", ["SecretKey"] = Run.Secret("secret"), ["Token"] = "token" } },
        { "nested table", new Hashtable { ["Credentials"] = Ordered } },
        { "other load context", ForeignCredentials() },
        { "internal of other load context", new InternalWrapper(ForeignCredentials()) },
    };

    [Theory]
    [MemberData(nameof(Good), DisableDiscoveryEnumeration = true)]
    public async Task A_key_pair_is_read_from(string shape, object held)
    {
        ImmutableCredentials given = await Run.KeysAsync(new IdentityOptions { Credential = held });
        ImmutableCredentials stored = await Run.KeysAsync(new IdentityOptions { StoredCredentials = held });

        Assert.Equal((shape, "AKIDX", "secret", "token"), (shape, given.AccessKey, given.SecretKey, given.Token));
        Assert.Equal("AKIDX", stored.AccessKey);
    }

    [Fact]
    public async Task A_key_pair_without_token_has_none() => Assert.False(
        (await Run.KeysAsync(new IdentityOptions { Credential = new Keys { Token = null } })).UseToken);

    public static TheoryData<string, object> Bad => new()
    {
        { "text", "AKIDHIDDEN:hidden" },
        { "number", 42 },
        { "no secret key", new Keys { SecretKey = null } },
        { "blank secret key", new Keys { SecretKey = " " } },
        { "empty table", new Hashtable() },
        { "half a table", new Hashtable { ["AccessKey"] = "AKIDHIDDEN", ["Password"] = "hidden" } },
        { "wrapper of nothing", new InternalWrapper(null) },
        { "object that gives itself", new GivesItself() },
        { "array", new[] { "AKIDHIDDEN", "hidden" } },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task Anything_else_is_an_error_that_names_the_type_and_the_members_but_no_value(
        string what, object held)
    {
        SessionCredentialException error = await Run.FailsAsync(
            () => Run.KeysAsync(new IdentityOptions { Credential = held }));

        Assert.True(error.ErrorCode == IdentityErrorCodes.InvalidCredentialObject, what);
        Assert.Equal(FailureKind.InvalidParameter, error.Kind);
        Assert.Contains(held.GetType().FullName!, error.Message, StringComparison.Ordinal);
        Assert.Contains("SecretAccessKey", error.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_object_is_read_at_each_use_so_what_it_renews_is_used()
    {
        Keys keys = new();
        SigningIdentity identity = await Run.SignerAsync(new IdentityOptions { StoredCredentials = keys });
        keys.AccessKey = "AKIDRENEWED";

        Assert.Equal("AKIDRENEWED", (await identity.GetKeysAsync(TestContext.Current.CancellationToken)).AccessKey);
        Assert.Equal("$StoredAWSCredentials", identity.Source);

        keys.SecretKey = null;
        SessionCredentialException error = await Run.FailsAsync(() => identity.GetKeysAsync(TestContext.Current.CancellationToken));
        Assert.Equal(IdentityErrorCodes.InvalidCredentialObject, error.ErrorCode);
    }

    public sealed class Throws(Exception exception)
    {
        public object GetCredentials() => throw exception;
    }

    [Fact]
    public async Task What_the_object_throws_is_explained_by_the_name_of_its_type()
    {
        Exception foreign = (Exception)Activator.CreateInstance(
            Foreign.GetType("Amazon.Runtime.AmazonClientException")!,
            "SSO Token has expired and can not be refreshed")!;
        Exception process = (Exception)Activator.CreateInstance(
            Foreign.GetType("Amazon.Runtime.ProcessAWSCredentialException")!, "printed hidden-secret")!;

        SessionCredentialException login = await Run.FailsAsync(
            () => Run.KeysAsync(new IdentityOptions { StoredCredentials = new Throws(foreign) }));
        SessionCredentialException failed = await Run.FailsAsync(
            () => Run.KeysAsync(new IdentityOptions { StoredCredentials = new Throws(process) }));

        Assert.Equal(IdentityErrorCodes.SsoLoginExpired, login.ErrorCode);
        Assert.Equal(IdentityErrorCodes.CredentialProcessFailed, failed.ErrorCode);
        Assert.DoesNotContain("hidden-secret", Run.AllText(failed), StringComparison.Ordinal);
    }

    // AWSSDK.Core a second time, as AWS.Tools loads its own: same names, other types.
    private static readonly Assembly Foreign = new AssemblyLoadContext("foreign")
        .LoadFromAssemblyPath(typeof(AWSCredentials).Assembly.Location);

    private static object ForeignCredentials()
    {
        object credentials = Activator.CreateInstance(
            Foreign.GetType("Amazon.Runtime.SessionAWSCredentials")!, "AKIDX", "secret", "token")!;
        Assert.False(credentials is AWSCredentials);
        return credentials;
    }
}
