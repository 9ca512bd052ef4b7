using System;
using System.IO;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;
using Grpc.Core;
using Grpc.Net.Client;

namespace EmrSessionCredentials.Emulator.Tests.OtherClients;

/// <summary>.NET's own gRPC client on Spark Connect, which trusts the emulator by the file that it wrote.</summary>
public sealed class GrpcTests : IDisposable
{
    private const string Service = "spark.connect.SparkConnectService";

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(b => b, b => b);

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(Service, true, StatusCode.OK)]
    [InlineData(Service, false, StatusCode.Unauthenticated)]
    [InlineData("other.Service", true, StatusCode.Unimplemented)]
    [InlineData("other.Service", false, StatusCode.Unauthenticated)]
    public async Task A_call_ends_in_its_status(string service, bool isRightToken, StatusCode expected)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { CertificateFile = _file });
        using GrpcChannel channel = Channel(emulator);
        string token = isRightToken ? await TokenAsync(emulator) : "wrong";

        Method<byte[], byte[]> method = new(MethodType.Unary, service, "Config", Bytes, Bytes);

        Assert.Equal(expected, await CallAsync(channel, method, token));
    }

    [Theory]
    [InlineData(true, StatusCode.OK)]
    [InlineData(false, StatusCode.Unauthenticated)]
    public async Task A_large_upload_ends_in_its_status(bool isRightToken, StatusCode expected)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { CertificateFile = _file });
        using GrpcChannel channel = Channel(emulator);
        string token = isRightToken ? await TokenAsync(emulator) : "wrong";
        Method<byte[], byte[]> method = new(MethodType.ClientStreaming, Service, "AddArtifacts", Bytes, Bytes);

        using AsyncClientStreamingCall<byte[], byte[]> call =
            channel.CreateCallInvoker().AsyncClientStreamingCall(method, host: null, Options(token));
        for (int i = 0; i < 100; i++)
            await call.RequestStream.WriteAsync(new byte[32 * 1024], TestContext.Current.CancellationToken);
        await call.RequestStream.CompleteAsync();

        Assert.Equal(expected, await StatusAsync(call.ResponseAsync));
    }

    private GrpcChannel Channel(RunningEmulator emulator) => GrpcChannel.ForAddress(
        emulator.Host.SparkConnect.Url,
        new GrpcChannelOptions
        {
            DisposeHttpClient = true,
            HttpHandler = new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    CertificateChainPolicy = new X509ChainPolicy
                    {
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(_file) },
                        RevocationMode = X509RevocationMode.NoCheck,
                        VerificationTimeIgnored = false,
                        VerificationTime = emulator.Time.GetUtcNow().UtcDateTime,
                    },
                },
            },
        });

    private static async Task<StatusCode> CallAsync(GrpcChannel channel, Method<byte[], byte[]> method, string token)
    {
        using AsyncUnaryCall<byte[]> call = channel.CreateCallInvoker().AsyncUnaryCall(method, host: null, Options(token), []);
        return await StatusAsync(call.ResponseAsync);
    }

    private static CallOptions Options(string token) =>
        new([new("x-aws-proxy-auth", token)], cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<StatusCode> StatusAsync(Task<byte[]> response)
    {
        try
        {
            await response;
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    private static async Task<string> TokenAsync(RunningEmulator emulator) => (await emulator.EndpointAsync("e")).Token!;
}
