"""What people know by another name, from scikit-learn, Keras and PyTorch.

Each table has a line for each thing: the names, and what it is here. They
only make errors longer: there is nothing of that name, and hasattr says so.
"""

OF_MODEL = """
fit partial_fit fit_generator learn: model.train(list(zip(X, y)))
compile: Model(layers, num_epochs, batch_size, learning_rate, loss, optimizer)
evaluate test accuracy r2_score metrics: model.score(examples), and the loss \
is model.error(examples)
predict_proba predict_log_proba decision_function: model.outputs(rows); \
softmax(row) of each, with CrossEntropyLoss
transform predict_on_batch predict_classes predict_all call: \
model.outputs(rows)
fit_transform fit_predict: model.train(pairs), then model.outputs(rows)
feedforward feed_forward run: model.predict(x)
backprop backpropagation: model.backward(de_dy)
cost mse compute_loss test_on_batch: model.error(examples)
train_on_batch train_step step update: model.train_batch(pairs)
add append push: model.layers.append(layer)
weights get_weights set_weights coefs_ coef_ intercepts_ intercept_ bias \
trainable_weights trainable_variables variables named_parameters: \
layer.weights and layer.bias, for each layer in model.layers
save_weights to_json state_dict dump: model.save(path)
load_weights load_state_dict load_model: Model.load(path)
loss_curve_ loss_ losses errors best_loss_ n_iter_ validation_scores_: \
model.history, a list with an error for each epoch
classes_: model.encoding.classes, after training on a table
n_features_in_ input_shape in_features: model.input_dim
n_outputs_ output_shape out_features: model.output_dim
get_params set_params get_config: model.num_epochs, model.batch_size, \
model.learning_rate, to be read and set
lr alpha eta learning_rate_init: model.learning_rate
epochs max_iter n_epochs num_epoch: model.num_epochs
criterion loss_function loss_fn: model.loss
optim solver: model.optimizer
structure describe info: model.summary()
plot draw show plot_model: minnet.draw.network(model)
stop_training: a progress function that returns False
eval zero_grad to cuda cpu requires_grad_: not needed
"""


OF_CALLS = """
lr eta alpha learning_rate learning_rate_init step_size rate: the learning \
rate is the Model's, Model(..., learning_rate=0.1)
epochs num_epochs max_iter n_epochs num_epoch n_iter iterations: Model(..., \
num_epochs=100); later model.num_epochs = 100
batch_size batchsize batch: Model(..., batch_size=5); later \
model.batch_size = 5
verbose: progress=None is silent, progress=True prints a line
validation_data validation_split validation_fraction val test_size: \
train(..., validation=examples), or a share, validation=0.2
early_stopping n_iter_no_change: train(..., validation=0.2, patience=10)
callbacks callback: train(..., progress=function, patience=10, \
checkpoint=path)
x y X_train y_train data target targets labels inputs: a list of pairs \
(input, label), list(zip(X, y))
seed random_state rng_seed: random.seed(0), before the Model is made
metrics metric: model.score(examples), after the training
hidden_layer_sizes hidden sizes layer_sizes input_size hidden_size \
output_size: a list of layers, [FCLayer(2, 16), ReLUActivation(), \
FCLayer(16, 1)]
activation activations: a layer of its own, FCLayer(2, 16), ReLUActivation()
units out_features n_out outputs n_outputs output_dim neurons num_outputs: \
FCLayer(input_dim, output_dim)
in_features input_shape n_in inputs_dim n_inputs input_dim num_inputs: \
FCLayer(input_dim, output_dim)
kernel_initializer initializer weights_init: init=he_start, a function
use_bias bias_initializer: layer.bias, to be set
p prob dropout: rate, DropoutLayer(0.5)
momentum nesterov: Momentum(momentum=0.9)
betas beta_1 beta_2: beta1=0.9, beta2=0.999
eps: epsilon=1e-8
decay l2 weight_decay kernel_regularizer l1: the optimizer's, \
SGD(weight_decay=0.001)
criterion loss_function loss_fn cost loss: Model(..., loss=MSELoss())
optim solver optimizer: Model(..., optimizer=Adam())
schedule scheduler lr_schedule: Model(..., learning_rate=function of the \
epoch)
"""


OF_MINNET = """
Dense Linear FullyConnected FullyConnectedLayer DenseLayer Layer: \
FCLayer(input_dim, output_dim)
Sequential MLP MLPClassifier MLPRegressor Network NeuralNetwork NN \
SequentialModel: Model(layers, num_epochs, batch_size, learning_rate)
ReLU ReLULayer: ReLUActivation()
LeakyReLU: LeakyReLUActivation()
Sigmoid SigmoidLayer Logistic: SigmoidActivation()
Tanh TanhLayer: TanhActivation()
ELU: ELUActivation()
Softmax SoftmaxLayer: SoftmaxActivation(), and built into CrossEntropyLoss()
Dropout: DropoutLayer(rate)
StandardScaler MinMaxScaler Normalization BatchNormalization BatchNorm1d \
Normalize: NormaliseLayer.of(rows), the first layer
Conv2D Convolution: ConvLayer(height, width, channels, filters, size)
MaxPooling2D MaxPool2d: MaxPoolLayer(height, width, channels, size)
MSE MeanSquaredError mean_squared_error L2Loss: MSELoss()
CategoricalCrossentropy SparseCategoricalCrossentropy CrossEntropy NLLLoss \
categorical_crossentropy sparse_categorical_crossentropy log_loss: \
CrossEntropyLoss()
BCE BCELoss BCEWithLogitsLoss BinaryCrossentropy binary_crossentropy: \
BinaryCrossEntropyLoss()
SGD GradientDescent StochasticGradientDescent: SGD()
Momentum: Momentum()
Adam: Adam()
RMSprop Adagrad AdamW Nadam Adadelta lbfgs: Adam(), or one of your own
he_normal HeNormal kaiming_normal_ he_uniform: he_start
glorot_uniform glorot_normal GlorotUniform xavier_uniform_: xavier_start
EarlyStopping: model.train(..., validation=0.2, patience=10)
ModelCheckpoint: model.train(..., checkpoint=path)
LearningRateScheduler StepLR: Model(..., learning_rate=function)
History: what model.train returns
load_model load: Model.load(path)
accuracy_score r2_score: model.score(examples)
train_test_split: model.train(..., validation=0.2)
DataLoader: Model(..., batch_size=5)
plot_model: minnet.draw.network(model)
seed manual_seed set_seed random_seed: random.seed(0)
optim keras: in minnet itself, from minnet import Adam
"""


def called_here(name, table):
    """What it is here, or None."""
    for line in table.strip().split("\n"):
        names, words = line.split(": ", 1)
        if str(name).lower() in names.lower().split():
            return words
    return None


def explain_attributes(kind, table):
    """Objects of the class from now on tell what a name is called here."""
    def __getattr__(self, name):
        here = called_here(name, table)
        raise AttributeError(
            f"{kind.__name__!r} object has no attribute {name!r}"
            + (f"; here it is {here}" if here else ""))

    def __call__(self, *arguments, **named):
        raise TypeError(f"{kind.__name__!r} object is not callable; here it"
                        " is model.predict(x) for one example,"
                        " model.outputs(rows) for many")

    kind.__getattr__, kind.__call__ = __getattr__, __call__


def explain_settings(kind):
    """Where an attribute of one of these objects is set under a name that
    nobody looks at, the error tells which was meant; other names, such as
    notes of one's own, are taken, and so is all in one's own subclasses."""
    known = set(dir(kind))
    for one in kind.__mro__[:-1]:
        made_by = as_written(vars(one).get("__init__"))
        known.update(getattr(getattr(made_by, "__code__", None), "co_names",
                             ()))

    def __setattr__(self, name, value):
        if name not in known and type(self) is kind and \
                name not in self.__dict__:
            meant = name[0] != "_" and meant_by(
                name, [one for one in self.__dict__ if one[0] != "_"])
            if meant:
                raise AttributeError(
                    f"{kind.__name__} has no {name}, and would not look at"
                    f" it; did you mean {meant}?")
        object.__setattr__(self, name, value)

    __setattr__.__module__ = kind.__module__
    __setattr__.__qualname__ = f"{kind.__name__}.__setattr__"
    kind.__setattr__ = __setattr__


def meant_by(name, names):
    """Which of the names is meant by another one; None if it seems new."""
    plain = {one.replace("_", "").lower().rstrip("s"): one
             for one in names}
    here = plain.get(name.replace("_", "").lower().rstrip("s"))
    for line in OF_SETTINGS.strip().split("\n"):
        mine, others = line.split(": ")
        if mine in names and name in others.split():
            return mine
    if here or len(name) < 5:
        return here
    from difflib import get_close_matches
    return (get_close_matches(name, [one for one in names if len(one) > 3],
                              1, 0.85) + [None])[0]


# What other packages and other hands call them.
OF_SETTINGS = """
weights: w W kernel coef coef_ theta
bias: b biases intercept intercept_ offset
learning_rate: lr eta alpha step_size
num_epochs: epochs n_epochs max_iter iterations
batch_size: batch minibatch
layers: modules
loss: criterion cost objective loss_fn loss_function
optimizer: optim optimiser solver
input_dim: in_features n_in fan_in
output_dim: out_features n_out fan_out units
weight_decay: l2
"""


def explain_call(kind, method, hint=None):
    """The method from now on tells what its arguments are called here, or
    gives the hint, where it is called with others."""
    inner = getattr(kind, method)
    code = inner.__code__
    taken = code.co_varnames[1:code.co_argcount + code.co_kwonlyargcount]
    who = kind.__name__ + ("" if method == "__init__" else "." + method)

    def explaining(self, *arguments, **named):
        given = list(zip(taken, arguments)) + list(named.items())
        for name, value in given if method == "__init__" else []:
            here = called_here(value, OF_MINNET) \
                if isinstance(value, str) and name in taken else None
            if here:
                raise TypeError(f"{who}: {name} is the text {value!r}; here"
                                f" it is {here}")
        try:
            return inner(self, *arguments, **named)
        except TypeError as problem:
            if problem.__traceback__.tb_next is not None:
                raise  # from inside
            words = [f"; {name}, here: {called_here(name, OF_CALLS)}"
                     for name in named if name not in taken
                     and called_here(name, OF_CALLS)]
            words = words or [f"; {hint}" if hint else
                              f"; {who} takes {', '.join(taken)}"]
            # Python 3.13 guesses, too: Adam(lr=0.1) meant l1.
            said = str(problem).split(". Did you mean ")[0]
            raise TypeError(said + "".join(words)) from None

    explaining.__wrapped__ = inner
    for name in ("__doc__", "__annotations__", "__module__", "__qualname__",
                 "__name__"):
        setattr(explaining, name, getattr(inner, name))
    setattr(kind, method, explaining)


def as_written(function):
    """The method that `explain_call` has put another around; else itself."""
    if getattr(function, "__code__", None) in EXPLAINING:
        return function.__wrapped__
    return function


EXPLAINING = [part for part in explain_call.__code__.co_consts
              if getattr(part, "co_name", "") == "explaining"]
