using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using Amazon.SecurityToken;
using Amazon.SSO;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>
/// The engine in a load context of its own, as in PowerShell 7, with another AWSSDK already in the default one, as with
/// AWS.Tools. A new context is a new process to AWSSDK's static state, too.
/// </summary>
[Collection(EnvironmentCollection.Name)]
public sealed class LoadContextTests(LoopbackServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_login_and_a_role_work_although_other_AWSSDK_assemblies_were_there_first()
    {
        Assert.NotNull(typeof(AmazonSSOClient).Assembly);
        Assert.NotNull(typeof(AmazonSecurityTokenServiceClient).Assembly);
        SsoLogin.Profile(_scratch, session: true);
        File.AppendAllText(
            _scratch.ConfigPath,
            "\n[profile role]\nrole_arn=arn:aws:iam::1:role/r\nsource_profile=sso\nregion=eu-west-1\n");
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(2)));
        server.Reply(call => (200, call.Method == "POST"
            ? Answers.Sts("AssumeRole", "AKIDROLE")
            : SsoLogin.Answer));
        _scratch.Set("AWS_ENDPOINT_URL_SSO", server.Url);
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        IsolatedContext context = new();

        Assert.Equal("AKIDSSO", await KeyAsync(context, "sso"));
        Assert.Equal("AKIDROLE", await KeyAsync(context, "role"));
    }

    [Fact]
    public async Task A_broken_file_is_an_error_where_it_is_needed_and_only_there()
    {
        _scratch.Credentials("[prod]\nhidden-secret-line\n");
        string elsewhere = _scratch.Write(
            "elsewhere", "[other]\naws_access_key_id=AKIDOTHER\naws_secret_access_key=s\n");
        _scratch.Set("AWS_REGION", "eu-west-1");
        IsolatedContext context = new();

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => KeyAsync(context, "prod"));

        Assert.Equal("InvalidCredentialsFile", ((dynamic)error).ErrorCode);
        Assert.Contains($"ine 2 of {_scratch.CredentialsPath}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
        Assert.Contains("'prod'", error.Message, StringComparison.Ordinal);
        Assert.Equal("AKIDOTHER", await KeyAsync(context, "other", elsewhere));
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "no url")]
    [InlineData("AWS_DEFAULTS_MODE", "in-region")]
    [InlineData("AWS_ACCOUNT_ID_ENDPOINT_MODE", "nonsense")]
    [InlineData("AWS_RETRY_MODE", "legacy")]
    public async Task A_variable_that_AWSSDK_cannot_read_does_not_keep_a_role_from_being_assumed(string name, string value)
    {
        _scratch.Credentials("[p]\naws_access_key_id=AKIDP\naws_secret_access_key=s\n");
        _scratch.Config("[profile role]\nrole_arn=arn:aws:iam::1:role/r\nsource_profile=p\nregion=eu-west-1\n");
        server.Reply(_ => (200, Answers.Sts("AssumeRole", "AKIDROLE")));
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        _scratch.Set(name, value);
        IsolatedContext context = new();

        Assert.Equal("AKIDROLE", await KeyAsync(context, "role"));
    }

    [Fact]
    public async Task What_AWSSDK_could_not_read_does_not_keep_the_role_of_the_instance_from_being_found()
    {
        _scratch.Credentials("[other]\nhidden-secret-line\n");
        _scratch.Set("AWS_DEFAULTS_MODE", "nonsense");
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Url);
        server.Reply(call => Answers.Instance(call, "AKIDINSTANCE"));
        IsolatedContext context = new();

        Assert.Equal("AKIDINSTANCE", await KeyAsync(context, profile: null));
    }

    private static async Task<string> KeyAsync(IsolatedContext context, string? profile, string? location = null)
    {
        // The engine shares the model with its caller; only what it returns has types of its own.
        IdentityOptions options = new() { ProfileName = profile, ProfileLocation = location };
        object profiles = context.Engine.GetType("EmrSessionCredentials.Settings.ProfileStore")!
            .GetMethod("For", Everything)!.Invoke(null, [options])!;
        MethodInfo resolve = context.Engine.GetType("EmrSessionCredentials.Identity.IdentityResolver")!
            .GetMethod("ResolveAsync", Everything)!;
        Task resolving = (Task)resolve.Invoke(null, [options, profiles, TestContext.Current.CancellationToken])!;
        await resolving;
        object identity = ResultOf(resolving);
        Task reading = (Task)identity.GetType().GetMethod("GetKeysAsync")!
            .Invoke(identity, [TestContext.Current.CancellationToken])!;
        await reading;
        return ((dynamic)ResultOf(reading)).AccessKey;

        static object ResultOf(Task task) => task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private sealed class IsolatedContext : AssemblyLoadContext
    {
        private static readonly string Folder =
            AppContext.BaseDirectory;

        internal IsolatedContext()
            : base("module") => Engine = LoadFromAssemblyPath(Path.Combine(Folder, "EmrSessionCredentials.Engine.dll"));

        internal Assembly Engine { get; }

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name!.StartsWith("AWSSDK.", StringComparison.Ordinal)
                ? LoadFromAssemblyPath(Path.Combine(Folder, assemblyName.Name + ".dll"))
                : null;
    }
}
